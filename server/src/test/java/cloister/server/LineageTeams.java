package cloister.server;

import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AssociationEdgeType;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import software.amazon.awssdk.services.sagemaker.model.TrialComponentArtifact;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small pipeline in the studio of two teams, with something of the other team in it. */
final class LineageTeams {
    static final String DATA = "s3://team-a/customers.csv";
    static final String MODEL = "s3://team-a/model.tar.gz";
    static final String HOSTILE = "javascript:alert(1)//<script>alert(2)</script>";

    private final SageMakerClient root;
    private final String data;
    private final String run;
    private final String model;
    private final String endpoint;
    private final String secret;

    LineageTeams(ConsoleTeams console) {
        root = console.teams().root().sagemaker();
        data = artifact("customers", DATA, "DataSet", "TeamA");
        run = component();
        model = artifact("churn-model", MODEL, "Model", "TeamA");
        endpoint = context("churn-endpoint", "Endpoint", "TeamA");
        secret = context("teamb-secret-plan", "Endpoint", "TeamB");
        String approval = action();
        associate(data, run, AssociationEdgeType.CONTRIBUTED_TO);
        associate(run, model, AssociationEdgeType.PRODUCED);
        associate(model, endpoint, AssociationEdgeType.ASSOCIATED_WITH);
        associate(approval, endpoint, AssociationEdgeType.UNKNOWN_TO_SDK_VERSION);
        associate(model, approval, AssociationEdgeType.CONTRIBUTED_TO);
        associate(model, secret, AssociationEdgeType.CONTRIBUTED_TO);
        associate(
                root.describeExperiment(of -> of.experimentName(ConsoleTeams.EXPERIMENT))
                        .experimentArn(),
                run,
                AssociationEdgeType.ASSOCIATED_WITH);
    }

    String data() {
        return data;
    }

    String run() {
        return run;
    }

    String model() {
        return model;
    }

    String endpoint() {
        return endpoint;
    }

    /** A context of the other team. */
    String secret() {
        return secret;
    }

    private static List<Tag> tags(String team) {
        return List.of(Tag.builder().key("team").value(team).build());
    }

    String artifact(String name, String source, String type, String team) {
        return root.createArtifact(
                        to ->
                                to.artifactName(name)
                                        .source(from -> from.sourceUri(source))
                                        .artifactType(type)
                                        .properties(Map.of("rows", "1200", "note", "<b>new</b>"))
                                        .tags(tags(team)))
                .artifactArn();
    }

    String context(String name, String type, String team) {
        return root.createContext(
                        to ->
                                to.contextName(name)
                                        .source(from -> from.sourceUri("endpoint/" + name))
                                        .contextType(type)
                                        .tags(tags(team)))
                .contextArn();
    }

    private String action() {
        return root.createAction(
                        to ->
                                to.actionName("approve-churn")
                                        .source(from -> from.sourceUri("ticket/1"))
                                        .actionType("Approval")
                                        .tags(tags("TeamA")))
                .actionArn();
    }

    private String component() {
        return root.createTrialComponent(
                        to ->
                                to.trialComponentName("train-churn")
                                        .inputArtifacts(
                                                Map.of(
                                                        "customers",
                                                        TrialComponentArtifact.builder()
                                                                .value(DATA)
                                                                .build(),
                                                        "elsewhere",
                                                        TrialComponentArtifact.builder()
                                                                .value(HOSTILE)
                                                                .build()))
                                        .outputArtifacts(
                                                Map.of(
                                                        "model",
                                                        TrialComponentArtifact.builder()
                                                                .value(MODEL)
                                                                .build()))
                                        .tags(tags("TeamA")))
                .trialComponentArn();
    }

    /** Associates two entities; without a type where the SDK has none. */
    void associate(String source, String destination, AssociationEdgeType type) {
        Optional<AssociationEdgeType> given =
                Optional.of(type)
                        .filter(each -> each != AssociationEdgeType.UNKNOWN_TO_SDK_VERSION);
        root.addAssociation(
                to -> {
                    to.sourceArn(source).destinationArn(destination);
                    given.ifPresent(to::associationType);
                });
    }
}
