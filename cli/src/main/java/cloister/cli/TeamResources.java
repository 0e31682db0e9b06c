package cloister.cli;

import java.util.List;
import java.util.Map;

/** The seed's use case 2: team B can't touch what a member of team A created. */
final class TeamResources {
    static final String EXPERIMENT = "USERA1TEAMAEXPERIMENT1";

    static final String A1 = "userA1's notebook";
    static final String A2 = "userA2's notebook";
    static final String B1 = "userB1's notebook";
    private static final Map<String, String> TEAM_A = Map.of("team", "TeamA");

    private final Stage stage;
    private final Walk walk;
    private final String domain;

    TeamResources(Stage stage, String domain) {
        this.stage = stage;
        this.walk = stage.walk();
        this.domain = domain;
    }

    void play() {
        stage.openNotebook(A1, Administration.TEAM_A_ROLE);
        stage.openNotebook(A2, Administration.TEAM_A_ROLE);
        stage.openNotebook(B1, Administration.TEAM_B_ROLE);
        creation();
        reading();
        otherTeam();
        trials();
        ownTeam();
    }

    private void creation() {
        walk.section("Use case 2: what is created carries the team's tag");
        walk.denied("userA1's notebook creates an experiment without tags", create(Map.of()));
        walk.denied(
                "userA1's notebook creates an experiment with another tag only",
                create(Map.of("owner", "userA1")));
        walk.denied(
                "userA1's notebook creates an experiment with team B's tag",
                create(Map.of("team", "TeamB")));
        walk.allowed(
                "userA1's notebook creates " + EXPERIMENT + " with team A's tag", create(TEAM_A));
        walk.allowed(
                "userA1's notebook adds a tag to it",
                call(
                        A1,
                        "AddTags",
                        Map.of(
                                "ResourceArn",
                                experimentArn(),
                                "Tags",
                                Stage.tags(Map.of("project", "vision")))));
        walk.allowed(
                "userA1's notebook starts an app of its own profile, and so may end it",
                List.of(app(A1, "CreateApp"), app(A1, "DeleteApp")));
    }

    private void reading() {
        walk.section("Use case 2: the article lets everybody read, and little beside");
        walk.allowed("userA2's notebook loads team A's experiment", experiment(A2, "Describe"));
        walk.allowed("userB1's notebook loads team A's experiment", experiment(B1, "Describe"));
        walk.allowed(
                "userB1's notebook lists the experiments", call(B1, "ListExperiments", Map.of()));
        walk.allowed(
                "userB1's notebook lists the roles", stage.call(B1, "iam:ListRoles", Map.of()));
        walk.denied(
                "userB1's notebook creates an IAM user",
                stage.call(B1, "iam:CreateUser", Map.of("UserName", "intruder")));
    }

    private void otherTeam() {
        walk.section("Use case 2: team B can't change team A's experiment");
        Answer deletion = experiment(B1, "Delete");
        walk.denied("userB1's notebook deletes it", deletion);
        String told =
                "User: %s/SageMaker is not authorized to perform: sagemaker:DeleteExperiment on resource: %s"
                        .formatted(
                                stage.roleArn(Administration.TEAM_B_ROLE)
                                        .replace(":iam:", ":sts:")
                                        .replace(":role/", ":assumed-role/"),
                                experimentArn());
        walk.expect(
                "printed",
                "the refusal's text is the article's, which newer reasons may follow",
                deletion.message().startsWith(told) ? "printed" : "other",
                "");
        walk.denied(
                "userB1's notebook updates it",
                call(
                        B1,
                        "UpdateExperiment",
                        Map.of("ExperimentName", EXPERIMENT, "Description", "mine now")));
    }

    private void trials() {
        walk.section("Use case 2: the same holds for trials and their components");
        walk.allowed(
                "userA1's notebook records a trial with a component, and joins them",
                List.of(
                        call(
                                A1,
                                "CreateTrial",
                                Map.of(
                                        "TrialName",
                                        "first",
                                        "ExperimentName",
                                        EXPERIMENT,
                                        "Tags",
                                        Stage.tags(TEAM_A))),
                        call(
                                A1,
                                "CreateTrialComponent",
                                Map.of(
                                        "TrialComponentName",
                                        "training",
                                        "Tags",
                                        Stage.tags(TEAM_A))),
                        join(A1, "AssociateTrialComponent")));
        walk.denied("userB1's notebook parts them", join(B1, "DisassociateTrialComponent"));
        walk.denied("userB1's notebook joins them", join(B1, "AssociateTrialComponent"));
        walk.denied(
                "userB1's notebook deletes the trial",
                call(B1, "DeleteTrial", Map.of("TrialName", "first")));
    }

    private void ownTeam() {
        walk.section("Use case 2: team A can");
        walk.allowed(
                "userA2's notebook updates the experiment",
                call(
                        A2,
                        "UpdateExperiment",
                        Map.of("ExperimentName", EXPERIMENT, "Description", "ours")));
        walk.allowed(
                "userA2's notebook parts trial and component, and deletes both",
                List.of(
                        join(A2, "DisassociateTrialComponent"),
                        call(A2, "DeleteTrialComponent", Map.of("TrialComponentName", "training")),
                        call(A2, "DeleteTrial", Map.of("TrialName", "first"))));
        walk.allowed("userA1's notebook deletes the experiment", experiment(A1, "Delete"));
    }

    private Answer create(Map<String, String> tags) {
        return call(
                A1,
                "CreateExperiment",
                Map.of(
                        "ExperimentName",
                        EXPERIMENT,
                        "Description",
                        "UserA1 experiment",
                        "Tags",
                        Stage.tags(tags)));
    }

    private Answer experiment(String who, String verb) {
        return call(who, verb + "Experiment", Map.of("ExperimentName", EXPERIMENT));
    }

    private Answer join(String who, String operation) {
        return call(who, operation, Map.of("TrialName", "first", "TrialComponentName", "training"));
    }

    private Answer app(String who, String operation) {
        return call(
                who,
                operation,
                Map.of(
                        "DomainId", domain,
                        "UserProfileName", "userA1",
                        "AppType", "JupyterLab",
                        "AppName", "default"));
    }

    private Answer call(String who, String operation, Map<String, ?> input) {
        return stage.call(who, "sagemaker:" + operation, input);
    }

    private String experimentArn() {
        return stage.arn("sagemaker", "experiment/usera1teamaexperiment1");
    }
}
