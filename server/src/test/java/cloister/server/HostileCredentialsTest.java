package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Session tokens that aren't genuine, deputies that are confused, tags that reach for more. */
class HostileCredentialsTest {
    @TempDir private static Path directory = Path.of("");

    private static TwoTeams teams;
    private static Credentials session;

    @BeforeAll
    static void set_up() {
        teams = TwoTeams.start(ServerSettings.inMemory().withData(directory));
        teams.createRole("Plain", trusting("userA1", "\"sts:AssumeRole\"", "{}"));
        teams.createRole(
                "Deputy",
                trusting(
                        "userA1",
                        "\"sts:AssumeRole\"",
                        "{\"StringEquals\":{\"sts:ExternalId\":\"customer-7\"}}"));
        teams.createRole(
                "Tagged",
                trusting(
                        "userA1",
                        "[\"sts:AssumeRole\",\"sts:TagSession\"]",
                        "{\"ForAllValues:StringEquals\":{\"aws:TagKeys\":[\"studiouserid\"]},"
                                + "\"StringEqualsIfExists\":{\"aws:RequestTag/studiouserid\":"
                                + "\"${aws:username}\"}}"));
        teams.createRole(
                "Next",
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                 "Principal":{"AWS":"%s"},"Action":["sts:AssumeRole","sts:TagSession"]}]}
                """
                        .formatted(teams.roleArn("Tagged")));
        session = assume("Plain", role -> {});
    }

    @AfterAll
    static void close() {
        teams.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 16, 17, 40, -1, -8, -17})
    void a_token_with_one_bit_turned_is_nobodys(int at) {
        byte[] token = Base64.getDecoder().decode(session.sessionToken());
        token[at < 0 ? token.length + at : at] ^= 1;

        refused(session.accessKeyId(), Base64.getEncoder().encodeToString(token));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 17, 40})
    void a_token_cut_short_is_nobodys(int less) {
        byte[] token = Base64.getDecoder().decode(session.sessionToken());
        byte[] shorter = Arrays.copyOf(token, token.length - less);

        refused(session.accessKeyId(), Base64.getEncoder().encodeToString(shorter));
    }

    @Test
    void a_token_belongs_to_its_access_key() {
        Credentials other = assume("Plain", role -> {});

        refused(other.accessKeyId(), session.sessionToken());
        refused("AKIAROOTEXAMPLE00000", session.sessionToken());
    }

    @Test
    void a_token_of_another_account_is_nobodys() {
        try (TwoTeams others = TwoTeams.start()) {
            assertThatThrownBy(
                            () ->
                                    teams.root()
                                            .with(session)
                                            .at(others.server())
                                            .sts()
                                            .getCallerIdentity())
                    .hasMessageContaining("security token included in the request is invalid");
        }
    }

    @Test
    void a_deputy_acts_only_for_the_customer_whose_id_is_given() {
        assertRefused(() -> assume("Deputy", role -> {}))
                .hasMessageContaining("not authorized to perform: sts:AssumeRole");
        assertRefused(() -> assume("Deputy", role -> role.externalId("customer-8")))
                .hasMessageContaining("not authorized to perform: sts:AssumeRole");
        assertRefused(() -> assume("Deputy", role -> role.externalId("CUSTOMER-7")))
                .hasMessageContaining("not authorized to perform: sts:AssumeRole");

        assertThat(assume("Deputy", role -> role.externalId("customer-7"))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"team,TeamB", "studiouserid,userA2", "StudioUserId,userA2", "Team,TeamB"})
    void no_tag_is_taken_that_the_trust_policy_does_not_list(String key, String value) {
        assertRefused(() -> assume("Tagged", role -> role.tags(tag(key, value))))
                .hasMessageContaining("not authorized to perform: sts:");
    }

    @Test
    void a_tag_handed_down_cannot_be_changed_on_the_way() {
        Credentials first =
                assume(
                        "Tagged",
                        role ->
                                role.tags(tag("studiouserid", "userA1"))
                                        .transitiveTagKeys("studiouserid"));
        for (String key : new String[] {"studiouserid", "STUDIOUSERID"}) {
            assertRefused(
                            () ->
                                    teams.root()
                                            .with(first)
                                            .sts()
                                            .assumeRole(
                                                    role ->
                                                            role.roleArn(teams.roleArn("Next"))
                                                                    .roleSessionName("next")
                                                                    .tags(tag(key, "userA2"))))
                    .hasMessageContaining("conflicts with a transitive tag key");
        }
    }

    @Test
    void a_federation_token_with_tags_asks_to_tag_the_session() {
        allow(
                "userA2",
                """
                {"Version":"2012-10-17","Statement":[
                 {"Effect":"Allow","Action":"sts:GetFederationToken","Resource":"*"}]}
                """);
        Clients user = teams.user("userA2");
        assertThat(user.sts().getFederationToken(token -> token.name("guest")).credentials())
                .isNotNull();
        assertRefused(
                        () ->
                                user.sts()
                                        .getFederationToken(
                                                token ->
                                                        token.name("guest")
                                                                .tags(tag("team", "TeamA"))))
                .hasMessageContaining("not authorized to perform: sts:TagSession");

        allow(
                "userA2",
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                 "Action":["sts:GetFederationToken","sts:TagSession"],"Resource":"*"}]}
                """);
        assertThat(
                        user.sts()
                                .getFederationToken(
                                        token -> token.name("guest").tags(tag("team", "TeamA")))
                                .credentials())
                .isNotNull();
    }

    @Test
    void a_session_does_not_tag_its_own_role() {
        var team =
                software.amazon.awssdk.services.iam.model.Tag.builder()
                        .key("team")
                        .value("TeamB")
                        .build();
        assertRefused(
                        () ->
                                teams.root()
                                        .with(session)
                                        .iam()
                                        .tagRole(role -> role.roleName("Plain").tags(team)))
                .hasMessageContaining("not authorized to perform: iam:TagRole");
    }

    private static void allow(String user, String policy) {
        teams.root()
                .iam()
                .putUserPolicy(put -> put.userName(user).policyName("more").policyDocument(policy));
    }

    /** Expects a refusal, and that the audit trail has it with its code. */
    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        refusal ->
                                assertThat(audited(refusal.requestId()))
                                        .contains(
                                                "\"error\":\""
                                                        + refusal.awsErrorDetails().errorCode()
                                                        + "\""));
    }

    /** The line of the audit trail about a request. */
    private static String audited(String requestId) {
        try (Stream<Path> files = Files.list(directory.resolve("audit"))) {
            for (Path file : files.toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (line.contains("\"requestId\":\"" + requestId + "\"")) {
                        return line;
                    }
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        throw new AssertionError("the audit trail has no request " + requestId);
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static void refused(String accessKeyId, String token) {
        assertRefused(
                        () ->
                                teams.root()
                                        .with(accessKeyId, session.secretAccessKey(), token)
                                        .sts()
                                        .getCallerIdentity())
                .isInstanceOfSatisfying(
                        StsException.class,
                        denial -> {
                            assertThat(denial.statusCode()).isEqualTo(403);
                            assertThat(denial.awsErrorDetails().errorCode())
                                    .isEqualTo("InvalidClientTokenId");
                        });
    }

    private static Credentials assume(String role, Consumer<AssumeRoleRequest.Builder> more) {
        return teams.user("userA1")
                .sts()
                .assumeRole(
                        call -> {
                            call.roleArn(teams.roleArn(role)).roleSessionName("s1");
                            more.accept(call);
                        })
                .credentials();
    }

    private static String trusting(String user, String actions, String condition) {
        return """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
         "Principal":{"AWS":"arn:aws:iam::123456789012:user/%s"},"Action":%s,"Condition":%s}]}
        """
                .formatted(user, actions, condition);
    }
}
