package cloister.studio;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class TrialComponentTest {
    private static final String ARN =
            "arn:aws:sagemaker:us-east-1:123456789012:experiment-trial-component/train";

    private final Lab lab = new Lab();

    @Test
    void a_component_is_described_as_it_was_given_by_name_or_arn() {
        Map<String, Object> parameters =
                Map.of(
                        "rate",
                        Lab.struct("NumberValue", 0.1),
                        "loss",
                        Lab.struct("StringValue", "l2"));
        Map<String, Object> artifacts =
                Map.of("model", Lab.struct("Value", "s3://team-a/model", "MediaType", "s3/uri"));
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        lab.call(
                "CreateTrialComponent",
                "TrialComponentName",
                "Train",
                "Parameters",
                parameters,
                "OutputArtifacts",
                artifacts,
                "Status",
                Lab.struct("PrimaryStatus", "InProgress"),
                "StartTime",
                start);

        Struct described = describe("train");
        assertThat(described.members())
                .containsEntry("TrialComponentName", "Train")
                .containsEntry("TrialComponentArn", ARN)
                .containsEntry("DisplayName", "Train")
                .containsEntry("Parameters", parameters)
                .containsEntry("OutputArtifacts", artifacts)
                .containsEntry("StartTime", start)
                .doesNotContainKeys("InputArtifacts", "EndTime");
        assertThat(describe(ARN)).isEqualTo(described);
        assertThat(lab.studio.canonicalArn(ARN.replace("train", ARN))).isEqualTo(ARN);
        assertThat(
                        lab.error(
                                        "DescribeTrialComponent",
                                        "TrialComponentName",
                                        ARN.replace("us-east-1", "eu-west-1"))
                                .code())
                .isEqualTo("ResourceNotFound");
    }

    @Test
    void a_name_is_taken_once_whatever_its_case() {
        create("Train");

        assertThat(lab.error("CreateTrialComponent", "TrialComponentName", "TRAIN").text())
                .contains("already exists");
    }

    @Test
    void a_parameter_is_text_or_number() {
        for (Struct wrong :
                List.of(Struct.EMPTY, Lab.struct("StringValue", "1", "NumberValue", 1.0))) {
            assertThat(
                            lab.error(
                                            "CreateTrialComponent",
                                            "TrialComponentName",
                                            "train",
                                            "Parameters",
                                            Map.of("rate", wrong))
                                    .code())
                    .isEqualTo("ValidationException");
        }
    }

    @Test
    void an_update_merges_and_removes_entries() {
        lab.call(
                "CreateTrialComponent",
                "TrialComponentName",
                "train",
                "Parameters",
                Map.of("a", number(1), "b", number(2)));
        lab.passSeconds(1);
        lab.call(
                "UpdateTrialComponent",
                "TrialComponentName",
                "train",
                "Parameters",
                Map.of("b", number(3), "c", number(4)),
                "ParametersToRemove",
                List.of("a"),
                "InputArtifacts",
                Map.of("data", Lab.struct("Value", "s3://x")),
                "Status",
                Lab.struct("PrimaryStatus", "Completed"));

        assertThat(describe("train").members())
                .containsEntry("Parameters", Map.of("b", number(3), "c", number(4)))
                .containsEntry("InputArtifacts", Map.of("data", Lab.struct("Value", "s3://x")))
                .containsEntry("Status", Lab.struct("PrimaryStatus", "Completed"))
                .containsEntry("LastModifiedTime", lab.now);
    }

    @Test
    void a_component_has_three_hundred_parameters_at_most() {
        lab.call(
                "CreateTrialComponent",
                "TrialComponentName",
                "train",
                "Parameters",
                Map.of("more", number(1)));
        Map<String, Object> many = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            many.put("p" + i, number(i));
        }

        assertThat(
                        lab.error(
                                        "UpdateTrialComponent",
                                        "TrialComponentName",
                                        "train",
                                        "Parameters",
                                        many)
                                .code())
                .isEqualTo("ValidationException");
        lab.call(
                "UpdateTrialComponent",
                "TrialComponentName",
                "train",
                "Parameters",
                many,
                "ParametersToRemove",
                List.of("more"));
    }

    @Test
    void components_are_listed_by_trial_and_experiment_once() {
        lab.call("CreateExperiment", "ExperimentName", "churn");
        for (String trial : List.of("one", "two")) {
            lab.call("CreateTrial", "TrialName", trial, "ExperimentName", "churn");
        }
        for (String component : List.of("a", "b", "c")) {
            create(component);
            lab.passSeconds(1);
        }
        associate("a", "one");
        associate("a", "two");
        associate("a", "one");
        associate("b", "two");

        assertThat(list()).containsExactly("c", "b", "a");
        assertThat(list("TrialName", "ONE")).containsExactly("a");
        assertThat(list("ExperimentName", "CHURN")).containsExactly("b", "a");
        assertThat(list("ExperimentName", "churn", "SortOrder", "Ascending"))
                .containsExactly("a", "b");
        assertThat(list("SourceArn", "arn:aws:sagemaker:us-east-1:123456789012:training-job/x"))
                .isEmpty();
        assertThat(
                        lab.error(
                                        "ListTrialComponents",
                                        "TrialName",
                                        "one",
                                        "ExperimentName",
                                        "churn")
                                .code())
                .isEqualTo("ValidationException");
        assertThat(lab.error("ListTrialComponents", "TrialName", "none").code())
                .isEqualTo("ResourceNotFound");
        lab.call("DisassociateTrialComponent", "TrialComponentName", "a", "TrialName", "two");
        assertThat(list("TrialName", "two")).containsExactly("b");
        assertThat(list("ExperimentName", "churn")).containsExactly("b", "a");
    }

    @Test
    void tags_go_from_domain_and_profile_to_what_a_studio_creates_where_the_domain_says_so() {
        String domain = lab.domain("research");
        String profile = lab.profile(domain, "userA1", Lab.tag("team", "TeamA"));
        lab.studio.actsFor(Lab.ADMIN.accessKeyId(), profile, lab.now.plusSeconds(60));
        create("before");
        lab.call("UpdateDomain", "DomainId", domain, "TagPropagation", "ENABLED");
        create("after");

        String prefix = ARN.substring(0, ARN.lastIndexOf('/') + 1);
        assertThat(lab.tags(prefix + "before")).isEmpty();
        assertThat(lab.tags(prefix + "after")).isEqualTo(Map.of("team", "TeamA"));
    }

    private void create(String name) {
        lab.call("CreateTrialComponent", "TrialComponentName", name);
    }

    private void associate(String component, String trial) {
        lab.call("AssociateTrialComponent", "TrialComponentName", component, "TrialName", trial);
    }

    private Struct describe(String name) {
        return lab.call("DescribeTrialComponent", "TrialComponentName", name);
    }

    private List<String> list(Object... members) {
        return lab.pages(
                "ListTrialComponents", "TrialComponentSummaries", "TrialComponentName", members);
    }

    private static Struct number(double value) {
        return Lab.struct("NumberValue", value);
    }
}
