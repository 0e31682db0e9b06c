package cloister.studio;

import static cloister.studio.Lab.struct;
import static cloister.studio.Lab.tag;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class LineageTest {
    private final Lab lab = new Lab();

    @Test
    void an_artifact_goes_by_a_hash_of_its_source() {
        String arn = artifact("s3://bucket/a");

        lab.reopen();

        assertThat(arn).matches("arn:aws:sagemaker:us-east-1:123456789012:artifact/[0-9a-f]{32}");
        assertThat(artifact("s3://bucket/b")).isNotEqualTo(arn);
        assertThat(lab.call("DescribeArtifact", "ArtifactArn", arn))
                .isEqualTo(
                        struct(
                                "Source",
                                struct("SourceUri", "s3://bucket/a"),
                                "ArtifactType",
                                "DataSet",
                                "CreatedBy",
                                Struct.EMPTY,
                                "LastModifiedBy",
                                Struct.EMPTY,
                                "ArtifactArn",
                                arn,
                                "CreationTime",
                                lab.now,
                                "LastModifiedTime",
                                lab.now));
    }

    @Test
    void a_source_is_taken_once_but_each_version_of_it_is_another() {
        artifact("s3://bucket/a");
        assertThat(
                        lab.error(
                                        "CreateArtifact",
                                        "Source",
                                        struct("SourceUri", "s3://bucket/a"),
                                        "ArtifactType",
                                        "Model")
                                .code())
                .isEqualTo("ValidationException");
        Struct versioned =
                struct(
                        "SourceUri",
                        "s3://bucket/a",
                        "SourceTypes",
                        List.of(struct("SourceIdType", "S3ETag", "Value", "v2")));
        assertThat(
                        lab.call("CreateArtifact", "Source", versioned, "ArtifactType", "DataSet")
                                .string("ArtifactArn"))
                .isNotEmpty();
    }

    @Test
    void contexts_and_actions_go_by_names_whose_case_does_not_matter() {
        String context = context("Deployment");
        String action = action("Approve");
        assertThat(context).endsWith(":context/deployment");
        assertThat(action).endsWith(":action/approve");
        assertThat(lab.call("DescribeContext", "ContextName", "deployMENT").string("ContextName"))
                .isEqualTo("Deployment");
        assertThat(lab.call("DescribeContext", "ContextName", context).string("ContextType"))
                .isEqualTo("Endpoint");
        assertThat(lab.call("DescribeAction", "ActionName", action).string("ActionName"))
                .isEqualTo("Approve");
        assertThat(
                        lab.error(
                                        "CreateContext",
                                        "ContextName",
                                        "DEPLOYMENT",
                                        "Source",
                                        struct("SourceUri", "u"),
                                        "ContextType",
                                        "t")
                                .text())
                .contains("Context with name (DEPLOYMENT) already exists.");
    }

    @Test
    void an_update_merges_properties_and_takes_them_away() {
        action("Approve");
        lab.call(
                "UpdateAction",
                "ActionName",
                "Approve",
                "Status",
                "Completed",
                "Properties",
                Map.of("a", "1", "b", "2"));
        lab.call("UpdateAction", "ActionName", "Approve", "PropertiesToRemove", List.of("a"));
        Struct told = lab.call("DescribeAction", "ActionName", "Approve");
        assertThat(told.string("Status")).isEqualTo("Completed");
        assertThat(told.get("Properties")).contains(Map.of("b", "2"));
    }

    @Test
    void lists_filter_by_source_and_type_and_are_paged() {
        for (int i = 0; i < 5; i++) {
            artifact("s3://bucket/" + i);
            lab.passSeconds(1);
        }
        assertThat(lab.pages("ListArtifacts", "ArtifactSummaries", "ArtifactType", "MaxResults", 2))
                .hasSize(5);
        assertThat(
                        lab.call("ListArtifacts", "SourceUri", "s3://bucket/3")
                                .structs("ArtifactSummaries"))
                .hasSize(1);
        assertThat(lab.call("ListArtifacts", "ArtifactType", "Model").structs("ArtifactSummaries"))
                .isEmpty();
    }

    @Test
    void tags_are_of_the_entity() {
        String arn =
                lab.call(
                                "CreateContext",
                                "ContextName",
                                "c",
                                "Source",
                                struct("SourceUri", "u"),
                                "ContextType",
                                "t",
                                "Tags",
                                List.of(tag("team", "TeamA")))
                        .string("ContextArn");
        assertThat(lab.tags(arn)).isEqualTo(Map.of("team", "TeamA"));
        assertThat(lab.studio.canonicalArn(arn.replace("/c", "/C"))).isEqualTo(arn);
        lab.call("DeleteContext", "ContextName", "c");
        assertThat(lab.studio.tags(arn)).isEmpty();
    }

    @Test
    void what_is_not_there_is_not_found() {
        String arn = artifact("s3://bucket/a");
        lab.call("DeleteArtifact", "ArtifactArn", arn);
        assertThat(lab.error("DescribeArtifact", "ArtifactArn", arn).code())
                .isEqualTo("ResourceNotFound");
        assertThat(lab.error("AddAssociation", "SourceArn", arn, "DestinationArn", arn).code())
                .isEqualTo("ResourceNotFound");
        String here = artifact("s3://bucket/here");
        lab.region = "eu-west-1";
        assertThat(lab.error("DescribeArtifact", "ArtifactArn", here).code())
                .isEqualTo("ResourceNotFound");
    }

    @Test
    void an_entity_with_associations_stays() {
        String source = artifact("s3://bucket/a");
        String destination = context("c");
        add(source, destination);
        assertThat(lab.error("DeleteArtifact", "ArtifactArn", source).text())
                .contains("is linked to 1 or more associations");
        lab.call("DeleteAssociation", "SourceArn", source, "DestinationArn", destination);
        lab.call("DeleteArtifact", "ArtifactArn", source);
    }

    @Test
    void a_deleted_trial_component_takes_its_associations_with_it() {
        String component =
                lab.call("CreateTrialComponent", "TrialComponentName", "run")
                        .string("TrialComponentArn");
        String artifact = artifact("s3://bucket/a");
        add(component, artifact);
        lab.call("DeleteTrialComponent", "TrialComponentName", "run");
        assertThat(lab.call("ListAssociations").structs("AssociationSummaries")).isEmpty();
    }

    @Test
    void associations_are_listed_by_either_end() {
        String a = artifact("s3://bucket/a");
        String c = context("c");
        String d = action("d");
        add(a, c);
        add(a, d);
        assertThat(associations("SourceArn", a)).containsExactlyInAnyOrder(c, d);
        assertThat(associations("DestinationArn", c)).containsExactly(c);
        assertThat(associations("DestinationType", "Endpoint")).containsExactly(c);
        assertThat(associations("SourceArn", c)).isEmpty();
        assertThat(associations("AssociationType", "Produced")).containsExactlyInAnyOrder(c, d);
        assertThat(lab.error("AddAssociation", "SourceArn", a, "DestinationArn", a).code())
                .isEqualTo("ValidationException");
    }

    @Test
    void a_query_walks_as_deep_as_it_is_asked_and_no_way_else() {
        String data = artifact("s3://bucket/data");
        String run =
                lab.call("CreateTrialComponent", "TrialComponentName", "run")
                        .string("TrialComponentArn");
        String model = artifact("s3://bucket/model");
        String other = artifact("s3://bucket/other");
        add(data, run);
        add(run, model);
        add(other, run);

        assertThat(reached("StartArns", List.of(run)))
                .containsExactlyInAnyOrder(data, other, model);
        assertThat(reached("StartArns", List.of(model), "Direction", "Ascendants"))
                .containsExactlyInAnyOrder(run, data, other);
        assertThat(reached("StartArns", List.of(model), "Direction", "Descendants")).isEmpty();
        assertThat(reached("StartArns", List.of(model), "MaxDepth", 1)).containsExactly(run);
        assertThat(
                        reached(
                                "StartArns",
                                List.of(model),
                                "Filters",
                                struct("LineageTypes", List.of("TrialComponent"))))
                .containsExactly(run);
        assertThat(reached("Filters", struct("Types", List.of("DataSet"))))
                .containsExactlyInAnyOrder(data, model, other);
    }

    @Test
    void edges_are_told_once_over_all_pages() {
        String run =
                lab.call("CreateTrialComponent", "TrialComponentName", "run")
                        .string("TrialComponentArn");
        for (int i = 0; i < 5; i++) {
            add(artifact("s3://bucket/" + i), run);
        }
        assertThat(
                        lab.pages(
                                "QueryLineage",
                                "Edges",
                                "SourceArn",
                                "StartArns",
                                List.of(run),
                                "IncludeEdges",
                                true,
                                "MaxResults",
                                2))
                .hasSize(5)
                .doesNotHaveDuplicates();
    }

    @Test
    void circles_end() {
        String a = artifact("s3://bucket/a");
        String b = artifact("s3://bucket/b");
        add(a, b);
        add(b, a);
        assertThat(reached("StartArns", List.of(a))).containsExactly(b);
    }

    private List<String> reached(Object... members) {
        return Lab.names(lab.call("QueryLineage", members), "Vertices", "Arn");
    }

    private List<String> associations(Object... members) {
        return Lab.names(
                lab.call("ListAssociations", members), "AssociationSummaries", "DestinationArn");
    }

    private void add(String source, String destination) {
        lab.call(
                "AddAssociation",
                "SourceArn",
                source,
                "DestinationArn",
                destination,
                "AssociationType",
                "Produced");
    }

    private String artifact(String uri) {
        return lab.call(
                        "CreateArtifact",
                        "Source",
                        struct("SourceUri", uri),
                        "ArtifactType",
                        "DataSet")
                .string("ArtifactArn");
    }

    private String context(String name) {
        return lab.call(
                        "CreateContext",
                        "ContextName",
                        name,
                        "Source",
                        struct("SourceUri", "https://endpoint.example.com"),
                        "ContextType",
                        "Endpoint")
                .string("ContextArn");
    }

    private String action(String name) {
        return lab.call(
                        "CreateAction",
                        "ActionName",
                        name,
                        "Source",
                        struct("SourceUri", "https://source.example.com"),
                        "ActionType",
                        "ModelDeployment")
                .string("ActionArn");
    }
}
