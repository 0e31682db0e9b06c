package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** People of an OpenID Connect provider, who bring an ID token. */
class WebIdentityTest {
    private static TwoTeams teams;
    private static OidcIdp idp;
    private static RSAKey stranger;

    @BeforeAll
    static void set_up() throws JOSEException {
        teams = TwoTeams.start();
        idp = OidcIdp.start();
        stranger = new RSAKeyGenerator(2048).keyID(idp.key().getKeyID()).generate();
        teams.root()
                .iam()
                .createOpenIDConnectProvider(
                        provider -> provider.url(idp.issuer()).clientIDList("studio"));
        teams.createRole(
                "Web",
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                 "Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/%1$s"},
                 "Action":["sts:AssumeRoleWithWebIdentity","sts:TagSession"],
                 "Condition":{"StringEquals":{"%1$s:aud":"studio","%1$s:sub":"ana"}}}]}
                """
                        .formatted(idp.name()));
        teams.root()
                .iam()
                .putRolePolicy(
                        put ->
                                put.roleName("Web")
                                        .policyName("studio")
                                        .policyDocument(
                                                TwoTeams.policy("2b-studio-user-federated")));
    }

    @AfterAll
    static void close() {
        idp.close();
        teams.close();
    }

    @Test
    void a_persons_token_opens_their_own_profile_and_no_other() {
        AssumeRoleWithWebIdentityResponse answer =
                assume(
                        idp.signed(
                                claims ->
                                        claims.claim(
                                                "https://aws.amazon.com/tags",
                                                Map.of(
                                                        "principal_tags",
                                                        Map.of("studiouserid", List.of("userA1")),
                                                        "transitive_tag_keys",
                                                        List.of("studiouserid")))));
        Clients a1 = teams.root().with(answer.credentials());

        assertThat(answer.subjectFromWebIdentityToken()).isEqualTo("ana");
        assertThat(answer.audience()).isEqualTo("studio");
        assertThat(answer.assumedRoleUser().arn())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/Web/s1");
        assertThat(teams.presign(a1, "userA1")).contains("/studio/");
        assertThatThrownBy(() -> teams.presign(a1, "userA2"))
                .hasMessageContaining("not authorized");
    }

    @Test
    void tags_come_flat_as_well() {
        Clients a1 =
                teams.root()
                        .with(
                                assume(
                                                idp.signed(
                                                        claims ->
                                                                claims.claim(
                                                                        "https://aws.amazon.com/tags/principal_tags/studiouserid",
                                                                        "userA1")))
                                        .credentials());

        assertThat(teams.presign(a1, "userA1")).contains("/studio/");
    }

    @Test
    void whom_the_trust_policy_does_not_name_is_refused() {
        assertThatThrownBy(() -> assume(idp.signed(claims -> claims.subject("bob"))))
                .hasMessageContaining("Not authorized to perform sts:AssumeRoleWithWebIdentity");
    }

    @Test
    void a_token_signed_by_a_stranger_is_refused() throws JOSEException {
        refused("Couldn't verify", OidcIdp.signed(stranger, idp.claims(claims -> {})));
    }

    @Test
    void a_token_hashed_with_the_public_key_is_refused() throws JOSEException {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256)
                                .keyID(idp.key().getKeyID())
                                .build(),
                        idp.claims(claims -> {}));
        token.sign(new MACSigner(idp.key().toRSAPublicKey().getEncoded()));

        refused("Couldn't verify", token.serialize());
    }

    @Test
    void an_unsigned_token_is_refused() {
        refused("not a valid JWT", new PlainJWT(idp.claims(claims -> {})).serialize());
    }

    @Test
    void a_token_for_somebody_else_is_refused() {
        refused("Incorrect token audience", idp.signed(claims -> claims.audience("other")));
        refused(
                "Incorrect token audience",
                idp.signed(claims -> claims.claim("azp", "other").audience("studio")));
    }

    @Test
    void a_token_out_of_its_time_is_refused() {
        Instant now = Instant.now();
        refused(
                "expired",
                idp.signed(claims -> claims.expirationTime(Date.from(now.minusSeconds(1)))));
        refused("exp", idp.signed(claims -> claims.expirationTime(null)));
        refused(
                "not valid yet",
                idp.signed(
                        claims -> claims.notBeforeTime(Date.from(now.plus(Duration.ofHours(1))))));
        refused(
                "not valid yet",
                idp.signed(claims -> claims.issueTime(Date.from(now.plus(Duration.ofHours(1))))));
    }

    @Test
    void a_token_of_a_provider_nobody_made_is_refused() {
        refused(
                "No OpenIDConnect provider found",
                idp.signed(claims -> claims.issuer("https://other.example")));
        refused(
                "No OpenIDConnect provider found",
                idp.signed(claims -> claims.issuer("http://id.example.org")));
    }

    @Test
    void a_token_that_says_other_than_it_was_signed_for_is_refused() {
        String[] parts = idp.signed(claims -> {}).split("\\.", -1);
        String[] other = idp.signed(claims -> claims.subject("bob")).split("\\.", -1);

        refused("Couldn't verify", parts[0] + "." + other[1] + "." + parts[2]);
    }

    private static void refused(String message, String token) {
        assertThatThrownBy(() -> assume(token)).hasMessageContaining(message);
    }

    private static AssumeRoleWithWebIdentityResponse assume(String token) {
        return teams.root()
                .sts()
                .assumeRoleWithWebIdentity(
                        call ->
                                call.roleArn(teams.roleArn("Web"))
                                        .roleSessionName("s1")
                                        .webIdentityToken(token));
    }
}
