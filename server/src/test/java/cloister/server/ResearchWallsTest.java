package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.wire.HttpRequest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** Metrics and lineage stay behind the walls that tags make, whichever end one comes from. */
class ResearchWallsTest {
    private static TwoTeams teams;
    private static Clients a;
    private static Clients b;

    @BeforeAll
    static void set_up() {
        teams = TwoTeams.start();
        for (String role : List.of(TwoTeams.TEAM_A_ROLE, TwoTeams.TEAM_B_ROLE)) {
            teams.root()
                    .iam()
                    .putRolePolicy(
                            put ->
                                    put.roleName(role)
                                            .policyName("lineage")
                                            .policyDocument(
                                                    """
                                                    {"Version": "2012-10-17", "Statement": [{
                                                      "Effect": "Allow",
                                                      "Action": "sagemaker:AddAssociation",
                                                      "Resource": "*",
                                                      "Condition": {"StringEquals": {
                                                        "aws:PrincipalTag/team":
                                                          "${sagemaker:ResourceTag/team}"}}}]}\
                                                    """));
        }
        a = teams.notebook(TwoTeams.TEAM_A_ROLE);
        b = teams.notebook(TwoTeams.TEAM_B_ROLE);
        a.sagemaker().createTrialComponent(to -> to.trialComponentName("run-a").tags(tag("TeamA")));
    }

    @AfterAll
    static void close() {
        teams.close();
    }

    @Test
    void a_team_puts_the_metrics_of_its_own_runs() {
        assertThat(new RestJson(a).putCurve("run-a", "loss", 1, 0.9).statusCode()).isEqualTo(200);
    }

    @Test
    void another_teams_metrics_are_refused_as_rest_services_refuse() {
        HttpResponse<String> denied = new RestJson(b).putCurve("run-a", "loss", 1, 0.9);
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.headers().firstValue("x-amzn-ErrorType"))
                .contains("AccessDeniedException");
        assertThat(denied.body())
                .contains(
                        "is not authorized to perform: sagemaker:BatchPutMetrics on resource:"
                            + " arn:aws:sagemaker:us-east-1:123456789012:experiment-trial-component/run-a");
    }

    @Test
    void an_unsigned_rest_call_is_refused() {
        Raw.Answer answer =
                new Raw(teams.server())
                        .send(
                                new HttpRequest(
                                        "PUT", "/BatchPutMetrics", "", Map.of(), new byte[0]));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("Request is missing Authentication Token");
    }

    @Test
    void an_association_needs_both_ends() {
        String data = artifact(a.sagemaker(), "s3://a/data", "TeamA");
        String model = artifact(a.sagemaker(), "s3://a/model", "TeamA");
        String others = artifact(b.sagemaker(), "s3://b/data", "TeamB");

        a.sagemaker().addAssociation(edge -> edge.sourceArn(data).destinationArn(model));

        refused(() -> a.sagemaker().addAssociation(e -> e.sourceArn(others).destinationArn(data)));
        refused(() -> a.sagemaker().addAssociation(e -> e.sourceArn(data).destinationArn(others)));
        refused(() -> b.sagemaker().addAssociation(e -> e.sourceArn(data).destinationArn(model)));
        refused(() -> b.sagemaker().deleteArtifact(of -> of.artifactArn(data)));
        assertThat(a.sagemaker().describeArtifact(of -> of.artifactArn(data)).artifactArn())
                .isEqualTo(data);
    }

    @Test
    void an_artifact_is_made_with_its_own_teams_tag_only() {
        refused(() -> artifact(b.sagemaker(), "s3://b/other", "TeamA"));
        refused(
                () ->
                        b.sagemaker()
                                .createArtifact(
                                        to ->
                                                to.source(of -> of.sourceUri("s3://b/other"))
                                                        .artifactType("DataSet")));
    }

    private static void refused(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("is not authorized to perform");
    }

    private static String artifact(SageMakerClient who, String uri, String team) {
        return who.createArtifact(
                        to ->
                                to.source(of -> of.sourceUri(uri))
                                        .artifactType("DataSet")
                                        .tags(tag(team)))
                .artifactArn();
    }

    private static Tag tag(String team) {
        return Tag.builder().key("team").value(team).build();
    }
}
