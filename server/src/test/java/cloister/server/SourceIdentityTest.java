package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/**
 * The article's third use case: people of a team see what the others made and change only their
 * own, told apart by the source identity of the sessions of their one role.
 */
class SourceIdentityTest {
    private static final String ROLE = "TeamAWithIdentity";

    private static TwoTeams teams;

    @BeforeAll
    static void set_up() {
        teams = TwoTeams.start();
        teams.createRole(
                ROLE,
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                 "Principal":{"AWS":"arn:aws:iam::123456789012:user/studio-admin"},
                 "Action":["sts:AssumeRole","sts:SetSourceIdentity","sts:TagSession"]}]}
                """);
        teams.root()
                .iam()
                .putUserPolicy(
                        put ->
                                put.userName("studio-admin")
                                        .policyName("take")
                                        .policyDocument(
                                                """
                                                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                                                 "Action":"sts:*","Resource":"*"}]}
                                                """));
        teams.root()
                .iam()
                .tagRole(
                        role ->
                                role.roleName(ROLE)
                                        .tags(
                                                software.amazon.awssdk.services.iam.model.Tag
                                                        .builder()
                                                        .key("team")
                                                        .value("TeamA")
                                                        .build()));
        allowOwnWork();
    }

    /** Reading within the team, changing only what carries one's own name. */
    private static void allowOwnWork() {
        teams.root()
                .iam()
                .putRolePolicy(
                        put ->
                                put.roleName(ROLE)
                                        .policyName("own")
                                        .policyDocument(
                                                """
                                                {"Version":"2012-10-17","Statement":[
                                                 {"Effect":"Allow",
                                                  "Action":["sagemaker:DescribeExperiment",
                                                   "sagemaker:UpdateExperiment",
                                                   "sagemaker:DeleteExperiment"],
                                                  "Resource":"*","Condition":{"StringEquals":{
                                                   "aws:ResourceTag/team":"${aws:PrincipalTag/team}"}}},
                                                 {"Effect":"Deny",
                                                  "Action":["sagemaker:Update*","sagemaker:Delete*"],
                                                  "Resource":"*","Condition":{"StringNotEquals":{
                                                   "aws:ResourceTag/studiouserid":"${aws:SourceIdentity}"}}},
                                                 {"Effect":"Allow",
                                                  "Action":["sagemaker:CreateExperiment","sagemaker:AddTags"],
                                                  "Resource":"*","Condition":{"StringEquals":{
                                                   "aws:RequestTag/team":"${aws:PrincipalTag/team}",
                                                   "aws:RequestTag/studiouserid":"${aws:SourceIdentity}"},
                                                   "Null":{"sagemaker:TaggingAction":"false"}}},
                                                 {"Effect":"Allow","Action":"sagemaker:CreateExperiment",
                                                  "Resource":"*","Condition":{"StringEquals":{
                                                   "aws:RequestTag/team":"${aws:PrincipalTag/team}",
                                                   "aws:RequestTag/studiouserid":"${aws:SourceIdentity}"}}}]}
                                                """));
    }

    @AfterAll
    static void close() {
        teams.close();
    }

    @Test
    void one_sees_what_a_teammate_made_and_changes_only_ones_own() {
        SageMakerClient a1 = as("A1");
        SageMakerClient a2 = as("A2");
        create(a1, "by-a1", "A1");
        create(a2, "by-a2", "A2");

        assertThat(a1.describeExperiment(to -> to.experimentName("by-a2")).experimentName())
                .isEqualTo("by-a2");
        assertThatThrownBy(
                        () ->
                                a1.updateExperiment(
                                        to -> to.experimentName("by-a2").description("mine now")))
                .hasMessageContaining("explicit deny");
        assertThatThrownBy(() -> a1.deleteExperiment(to -> to.experimentName("by-a2")))
                .hasMessageContaining("explicit deny");

        a1.updateExperiment(to -> to.experimentName("by-a1").description("better"));
        a1.deleteExperiment(to -> to.experimentName("by-a1"));
    }

    @Test
    void nobody_makes_anything_in_a_teammates_name() {
        assertThatThrownBy(() -> create(as("A1"), "forged", "A2"))
                .hasMessageContaining("not authorized to perform: sagemaker:CreateExperiment");
    }

    private static void create(SageMakerClient by, String name, String owner) {
        by.createExperiment(
                to ->
                        to.experimentName(name)
                                .tags(tag("team", "TeamA"), tag("studiouserid", owner)));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    /** A session as Studio makes it for a profile: its name is the source identity. */
    private static SageMakerClient as(String profile) {
        Clients admin = teams.admin();
        return admin.with(
                        admin.sts()
                                .assumeRole(
                                        role ->
                                                role.roleArn(teams.roleArn(ROLE))
                                                        .roleSessionName("SageMaker")
                                                        .sourceIdentity(profile))
                                .credentials())
                .sagemaker();
    }
}
