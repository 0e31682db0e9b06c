package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.cli.stack.Clients;
import cloister.cli.stack.LiveAccount;
import cloister.cli.stack.Stack;
import cloister.cli.teams.TeamsReader;
import cloister.prover.Proof;
import cloister.prover.Property;
import cloister.prover.Prover;
import cloister.prover.Setup;
import cloister.server.CloisterServer;
import cloister.server.ServerSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

final class LiveProofTest {
    private static final String REGION = "us-east-1";
    private static final String ROLE = "SageMakerStudioDeveloperTeamBRole";
    private static final String TEAMS =
            """
            version: 1
            domain: {name: research, signIn: iam}
            blueprint: hardened
            admins: [studio-admin]
            teams:
              TeamA: {users: [userA1, userA2], bucket: team-a-data}
              TeamB: {users: [userB1], bucket: team-b-data}
            """;
    private static final String OPENS_ALL =
            """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
             "Action": "sagemaker:CreatePresignedDomainUrl", "Resource": "*"}}
            """;

    private CloisterServer server = CloisterServer.start(ServerSettings.inMemory());
    private Clients clients =
            clients(server.rootKey().accessKeyId(), server.rootKey().secretAccessKey());

    @BeforeEach
    void apply() throws Exception {
        Stack stack = Stack.of(clients, TeamsReader.read(TEAMS), REGION);
        assertThat(stack.apply(stack.plan(false), step -> {})).isZero();
    }

    @AfterEach
    void stop() {
        clients.close();
        server.close();
    }

    @Test
    void an_account_made_by_the_hardened_blueprint_is_proved_without_its_file() throws Exception {
        Proof proof = prove(live(clients));

        assertThat(proof.findings()).isEmpty();
        assertThat(proof.unsure()).isEmpty();
        assertThat(live(clients).assumed())
                .anySatisfy(line -> assertThat(line).contains("resource policies", "weren't read"));
    }

    @Test
    void what_somebody_attached_by_hand_is_found() throws Exception {
        iam().putRolePolicy(r -> r.roleName(ROLE).policyName("by-hand").policyDocument(OPENS_ALL));

        assertThat(prove(live(clients)).findings()).containsKey(Property.OPENS.words());
    }

    @Test
    void a_role_that_is_no_team_s_and_that_members_may_take_leaves_all_open() throws Exception {
        iam().createRole(
                        r ->
                                r.roleName("Batch")
                                        .tags(Tag.builder().key("cost").value("7").build())
                                        .assumeRolePolicyDocument(
                                                """
                                                {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
                                                 "Action": "sts:AssumeRole",
                                                 "Principal": {"AWS": "arn:aws:iam::ACCOUNT:role/ROLE"}}}
                                                """
                                                        .replace("ACCOUNT", server.account())
                                                        .replace("ROLE", ROLE)));

        assertThat(prove(live(clients)).unsure().get(Property.OPENS.words()))
                .anySatisfy(why -> assertThat(why).contains("may take the role Batch"));
        assertThat(prove(LiveSetup.of(read(clients), Set.of("Batch"))).unsure()).isEmpty();
    }

    @Test
    void what_the_account_does_not_show_is_said_and_nothing_is_proved() throws Exception {
        iam().createUser(r -> r.userName("auditor"));
        iam().putUserPolicy(
                        r ->
                                r.userName("auditor")
                                        .policyName("audit")
                                        .policyDocument(
                                                """
                                                {"Version": "2012-10-17", "Statement": [
                                                 {"Effect": "Allow", "Resource": "*", "Action": ["iam:Get*",
                                                  "sagemaker:ListDomains", "sagemaker:ListUserProfiles",
                                                  "sagemaker:ListTags", "sagemaker:DescribeUserProfile"]},
                                                 {"Effect": "Deny", "Action": "sagemaker:DescribeUserProfile",
                                                  "Resource": "*",
                                                  "Condition": {"StringEquals": {"aws:ResourceTag/team": "TeamB"}}}]}
                                                """));
        var key = iam().createAccessKey(r -> r.userName("auditor")).accessKey();
        try (Clients auditors = clients(key.accessKeyId(), key.secretAccessKey())) {
            Setup setup = live(auditors);

            assertThat(setup.profiles()).hasSize(2);
            assertThat(setup.unseen())
                    .singleElement()
                    .asString()
                    .contains("userB1 isn't shown", "AccessDenied");
            assertThat(prove(setup).unsure())
                    .containsKeys(Property.OPENS.words(), Property.ADMINS.words());
        }
    }

    private static Proof prove(Setup setup) {
        return Prover.prove(setup, 0, new HashSet<>());
    }

    private static Setup live(Clients clients) throws InterruptedException {
        return LiveSetup.of(read(clients), Set.of());
    }

    private static LiveAccount read(Clients clients) throws InterruptedException {
        return LiveAccount.read(clients, Optional.empty(), REGION);
    }

    private IamClient iam() {
        return clients.iam();
    }

    private Clients clients(String id, String secret) {
        return Clients.open(
                Optional.of(URI.create(server.url())),
                REGION,
                StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret)));
    }
}
