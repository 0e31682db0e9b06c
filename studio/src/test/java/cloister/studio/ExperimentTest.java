package cloister.studio;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class ExperimentTest {
    private static final String ARN =
            "arn:aws:sagemaker:us-east-1:123456789012:experiment/usera1teamaexperiment1";

    private final Lab lab = new Lab();

    @Test
    void the_arn_is_in_lower_case_and_the_name_as_it_was_given() {
        assertThat(create("USERA1TEAMAEXPERIMENT1").string("ExperimentArn")).isEqualTo(ARN);
        assertThat(describe("usera1teamaexperiment1").members())
                .containsEntry("ExperimentName", "USERA1TEAMAEXPERIMENT1")
                .containsEntry("DisplayName", "USERA1TEAMAEXPERIMENT1")
                .containsEntry("CreatedBy", Struct.EMPTY)
                .containsEntry("CreationTime", lab.now);
    }

    @Test
    void a_name_is_taken_once_whatever_its_case() {
        create("Churn");

        assertThat(lab.error("CreateExperiment", "ExperimentName", "CHURN"))
                .satisfies(
                        error -> {
                            assertThat(error.code()).isEqualTo("ValidationException");
                            assertThat(error.text()).contains("already exists");
                        });
        lab.region = "eu-west-1";
        create("churn");
    }

    @Test
    void an_update_changes_display_name_and_description() {
        create("Churn");
        lab.passSeconds(1);
        lab.call(
                "UpdateExperiment",
                "ExperimentName",
                "churn",
                "DisplayName",
                "Customers",
                "Description",
                "who leaves");

        assertThat(describe("churn").members())
                .containsEntry("DisplayName", "Customers")
                .containsEntry("Description", "who leaves")
                .containsEntry("ExperimentName", "Churn")
                .containsEntry("LastModifiedTime", lab.now);
    }

    @Test
    void none_is_a_text_like_any_other() {
        create("Churn");
        lab.call("UpdateExperiment", "ExperimentName", "churn", "DisplayName", "None");

        assertThat(describe("churn").string("DisplayName")).isEqualTo("None");
    }

    @Test
    void a_deleted_experiment_is_gone_with_its_tags() {
        lab.call(
                "CreateExperiment",
                "ExperimentName",
                "USERA1TEAMAEXPERIMENT1",
                "Tags",
                List.of(Lab.tag("team", "TeamA")));
        assertThat(lab.tags(ARN)).isEqualTo(Map.of("team", "TeamA"));

        lab.call("DeleteExperiment", "ExperimentName", "USERA1TEAMAEXPERIMENT1");

        assertThat(lab.studio.tags(ARN)).isEmpty();
        assertThat(
                        lab.error("DescribeExperiment", "ExperimentName", "usera1teamaexperiment1")
                                .code())
                .isEqualTo("ResourceNotFound");
    }

    @Test
    void the_user_profile_whose_studio_acts_is_the_creator() {
        String domain = lab.domain("research");
        String profile = lab.profile(domain, "userA1");
        lab.studio.actsFor(Lab.ADMIN.accessKeyId(), profile, lab.now.plusSeconds(60));
        create("Churn");

        assertThat(describe("churn").optionalStruct("CreatedBy"))
                .contains(
                        Lab.struct(
                                "UserProfileArn",
                                profile,
                                "UserProfileName",
                                "userA1",
                                "DomainId",
                                domain));
    }

    @Test
    void a_list_holds_what_was_created_in_between() {
        Instant start = lab.now;
        for (String name : List.of("one", "two", "three")) {
            lab.passSeconds(10);
            create(name);
        }

        assertThat(
                        Lab.names(
                                lab.call(
                                        "ListExperiments",
                                        "CreatedAfter",
                                        start.plusSeconds(15),
                                        "CreatedBefore",
                                        start.plusSeconds(25)),
                                "ExperimentSummaries",
                                "ExperimentName"))
                .containsExactly("two");
    }

    private Struct create(String name) {
        return lab.call("CreateExperiment", "ExperimentName", name);
    }

    private Struct describe(String name) {
        return lab.call("DescribeExperiment", "ExperimentName", name);
    }
}
