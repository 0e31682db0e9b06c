package cloister.studio;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.Test;

import java.util.List;

class TrialTest {
    private static final String PREFIX = "arn:aws:sagemaker:us-east-1:123456789012:";

    private final Lab lab = new Lab();

    TrialTest() {
        lab.call("CreateExperiment", "ExperimentName", "Churn");
    }

    @Test
    void a_trial_is_part_of_an_experiment() {
        assertThat(create("First", "CHURN")).isEqualTo(PREFIX + "experiment-trial/first");
        assertThat(describe("FIRST").members())
                .containsEntry("TrialName", "First")
                .containsEntry("DisplayName", "First")
                .containsEntry("ExperimentName", "Churn")
                .containsEntry("CreatedBy", Struct.EMPTY);
        assertThat(
                        lab.studio
                                .facts(PREFIX + "experiment-trial/first")
                                .orElseThrow()
                                .experimentArn())
                .contains(PREFIX + "experiment/churn");
    }

    @Test
    void the_experiment_must_exist() {
        assertThat(lab.error("CreateTrial", "TrialName", "first", "ExperimentName", "none").text())
                .isEqualTo("Experiment '" + PREFIX + "experiment/none' does not exist.");
    }

    @Test
    void a_name_is_taken_once_whatever_its_case() {
        create("First", "Churn");

        assertThat(lab.error("CreateTrial", "TrialName", "FIRST", "ExperimentName", "churn").text())
                .contains("Trial with name (FIRST) already exists");
    }

    @Test
    void an_update_changes_the_display_name() {
        create("First", "Churn");
        lab.passSeconds(1);
        lab.call("UpdateTrial", "TrialName", "first", "DisplayName", "Shown");

        assertThat(describe("first").members())
                .containsEntry("DisplayName", "Shown")
                .containsEntry("LastModifiedTime", lab.now);
    }

    @Test
    void trials_are_listed_by_experiment_and_component() {
        lab.call("CreateExperiment", "ExperimentName", "Fraud");
        for (String name : List.of("a", "b", "c")) {
            create(name, name.equals("c") ? "Fraud" : "Churn");
            lab.passSeconds(1);
        }
        lab.call("CreateTrialComponent", "TrialComponentName", "train");
        associate("train", "b");
        associate("train", "c");

        assertThat(list()).containsExactly("c", "b", "a");
        assertThat(list("ExperimentName", "churn")).containsExactly("b", "a");
        assertThat(list("TrialComponentName", "TRAIN")).containsExactly("c", "b");
        assertThat(list("TrialComponentName", "train", "MaxResults", 1)).containsExactly("c", "b");
        assertThat(list("TrialComponentName", "train", "ExperimentName", "Churn"))
                .containsExactly("b");
        assertThat(list("SortBy", "Name", "SortOrder", "Ascending", "MaxResults", 2))
                .containsExactly("a", "b", "c");
        assertThat(lab.error("ListTrials", "ExperimentName", "none").code())
                .isEqualTo("ResourceNotFound");
        assertThat(lab.error("ListTrials", "TrialComponentName", "none").code())
                .isEqualTo("ResourceNotFound");
    }

    @Test
    void trials_go_before_their_experiment() {
        create("First", "Churn");

        assertThat(lab.error("DeleteExperiment", "ExperimentName", "Churn"))
                .satisfies(
                        error -> {
                            assertThat(error.code()).isEqualTo("ValidationException");
                            assertThat(error.text()).contains(PREFIX + "experiment/churn");
                        });
        lab.call("DeleteTrial", "TrialName", "First");
        lab.call("DeleteExperiment", "ExperimentName", "Churn");
    }

    @Test
    void components_are_disassociated_before_they_or_their_trial_go() {
        create("First", "Churn");
        lab.call("CreateTrialComponent", "TrialComponentName", "train");
        associate("train", "First");

        assertThat(lab.error("DeleteTrial", "TrialName", "First").code())
                .isEqualTo("ValidationException");
        assertThat(lab.error("DeleteTrialComponent", "TrialComponentName", "train").text())
                .isEqualTo(
                        "TrialComponent '"
                                + PREFIX
                                + "experiment-trial-component/train' is linked to 1 or more trials"
                                + " and cannot be deleted.");
        lab.call("DisassociateTrialComponent", "TrialComponentName", "train", "TrialName", "first");
        lab.call("DeleteTrial", "TrialName", "First");
        lab.call("DeleteTrialComponent", "TrialComponentName", "train");
    }

    private String create(String name, String experiment) {
        return lab.call("CreateTrial", "TrialName", name, "ExperimentName", experiment)
                .string("TrialArn");
    }

    private Struct describe(String name) {
        return lab.call("DescribeTrial", "TrialName", name);
    }

    private void associate(String component, String trial) {
        lab.call("AssociateTrialComponent", "TrialComponentName", component, "TrialName", trial);
    }

    private List<String> list(Object... members) {
        return lab.pages("ListTrials", "TrialSummaries", "TrialName", members);
    }
}
