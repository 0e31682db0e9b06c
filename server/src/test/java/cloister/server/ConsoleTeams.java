package cloister.server;

import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import software.amazon.awssdk.services.sagemaker.model.TrialComponentParameterValue;

import java.util.Map;

/** The article's two teams at work: people with passwords, apps that run, experiments. */
final class ConsoleTeams implements AutoCloseable {
    static final String PASSWORD = "Correct-Horse-7";
    static final String EXPERIMENT = "churn";

    private final TwoTeams teams;

    ConsoleTeams() {
        this(TwoTeams.start());
    }

    ConsoleTeams(TwoTeams teams) {
        this.teams = teams;
        for (String user : new String[] {"studio-admin", "userA1", "userA2", "userB1"}) {
            teams.root().iam().createLoginProfile(to -> to.userName(user).password(PASSWORD));
        }
        allow("studio-admin", "audit", "cloister:*");
        allow("studio-admin", "metrics", "sagemaker:BatchGetMetrics");
        work();
    }

    TwoTeams teams() {
        return teams;
    }

    String url() {
        return teams.url();
    }

    String profile(String name) {
        return "/console/domains/" + teams.domainId() + "/profiles/" + name;
    }

    /** Gives a user an inline policy that allows an action on everything. */
    void allow(String user, String policy, String action) {
        teams.root()
                .iam()
                .putUserPolicy(
                        put ->
                                put.userName(user)
                                        .policyName(policy)
                                        .policyDocument(
                                                """
                                                {"Version": "2012-10-17", "Statement": [{
                                                  "Effect": "Allow", "Action": "%s",
                                                  "Resource": "*"}]}\
                                                """
                                                        .formatted(action)));
    }

    private void work() {
        teams.root()
                .sagemaker()
                .createApp(
                        app ->
                                app.domainId(teams.domainId())
                                        .userProfileName("userA1")
                                        .appType(AppType.JUPYTER_LAB)
                                        .appName("default"));
        SageMakerClient notebook = teams.notebook(TwoTeams.TEAM_A_ROLE).sagemaker();
        Tag team = Tag.builder().key("team").value("TeamA").build();
        notebook.createExperiment(to -> to.experimentName(EXPERIMENT).tags(team));
        notebook.createTrial(to -> to.experimentName(EXPERIMENT).trialName("trees").tags(team));
        for (String run : new String[] {"trees-1", "trees-2"}) {
            notebook.createTrialComponent(
                    to ->
                            to.trialComponentName(run)
                                    .tags(team)
                                    .parameters(
                                            Map.of(
                                                    "depth",
                                                    TrialComponentParameterValue.builder()
                                                            .numberValue(
                                                                    run.equals("trees-1")
                                                                            ? 6.0
                                                                            : 8.5)
                                                            .build(),
                                                    "loss",
                                                    TrialComponentParameterValue.builder()
                                                            .stringValue("log")
                                                            .build())));
            notebook.associateTrialComponent(to -> to.trialName("trees").trialComponentName(run));
            RestJson metrics = new RestJson(teams.notebook(TwoTeams.TEAM_A_ROLE));
            double factor = run.equals("trees-1") ? 0.8 : 0.7;
            metrics.putCurve(run, "loss", 2.5, factor);
            metrics.putCurve(run, "accuracy <val>", 0.5, 2 - factor - 0.15);
        }
    }

    @Override
    public void close() {
        teams.close();
    }
}
