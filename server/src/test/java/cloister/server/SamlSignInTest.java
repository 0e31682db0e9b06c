package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sts.model.AssumeRoleWithSamlResponse;
import software.amazon.awssdk.services.sts.model.StsException;

import java.util.List;

/** The article's federation: attributes in, session tags out, one's own profile and no other. */
class SamlSignInTest {
    private static final SamlIdp IDP = SamlIdp.create();

    private static FederatedStudio studio;

    @BeforeAll
    static void set_up() {
        studio = FederatedStudio.start(TwoTeams.start(), IDP.metadata(), "Okta");
    }

    @AfterAll
    static void close() {
        studio.close();
    }

    @BeforeEach
    void trust() {
        studio.setTrust(studio.trust(true));
    }

    @Test
    void a_person_opens_their_own_profile_and_no_other() {
        Clients a1 = studio.teams().root().with(signIn("userA1").credentials());

        assertThat(studio.teams().presign(a1, "userA1")).contains("/studio/");
        assertThatThrownBy(() -> studio.teams().presign(a1, "userA2"))
                .hasMessageContaining(
                        "assumed-role/StudioUsers/userA1 is not authorized to perform:"
                                + " sagemaker:CreatePresignedDomainUrl");
    }

    @Test
    void the_answer_tells_who_signed_in() {
        AssumeRoleWithSamlResponse answer = signIn("userA1");

        assertThat(answer.assumedRoleUser().arn())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/StudioUsers/userA1");
        assertThat(answer.subject()).isEqualTo("ana");
        assertThat(answer.subjectType()).isEqualTo("persistent");
        assertThat(answer.issuer()).isEqualTo(SamlIdp.ENTITY);
        assertThat(answer.audience()).isEqualTo(SamlIdp.AWS);
        assertThat(answer.nameQualifier()).isEqualTo("VIOITstj1hf1KlKGz7t1ofqSisU=");
        assertThat(answer.packedPolicySize()).isPositive();
    }

    @Test
    void without_the_statement_on_tags_the_sign_in_is_refused() {
        studio.setTrust(studio.trust(false));

        refused("AccessDenied", "Not authorized to perform sts:TagSession", "userA1");
    }

    @Test
    void a_transitive_key_that_the_trust_policy_does_not_list_is_refused() {
        String attributes =
                studio.attributes("userA1")
                                .replace("{\"studiouserid\"}", "{\"studiouserid\",\"team\"}")
                        + SamlIdp.attribute("PrincipalTag:team", "TeamB");

        assertThatThrownBy(() -> studio.assume(assertionOf(attributes)))
                .hasMessageContaining("Not authorized to perform sts:TagSession");
    }

    @Test
    void transitive_tags_go_down_to_the_next_role() {
        studio.teams()
                .createRole(
                        "Next",
                        """
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
                         "Principal":{"AWS":"%s"},"Action":["sts:AssumeRole","sts:TagSession"]}]}
                        """
                                .formatted(studio.roleArn()));
        studio.teams()
                .root()
                .iam()
                .putRolePolicy(
                        put ->
                                put.roleName("Next")
                                        .policyName("studio")
                                        .policyDocument(
                                                TwoTeams.policy("2b-studio-user-federated")));
        Clients first = studio.teams().root().with(signIn("userA1").credentials());

        Clients next =
                first.with(
                        first.sts()
                                .assumeRole(
                                        role ->
                                                role.roleArn(studio.teams().roleArn("Next"))
                                                        .roleSessionName("next"))
                                .credentials());

        assertThat(studio.teams().presign(next, "userA1")).contains("/studio/");
        assertThatThrownBy(() -> studio.teams().presign(next, "userA2"))
                .hasMessageContaining("not authorized");
    }

    @Test
    void keycloak_sends_each_value_as_an_attribute_of_its_own() {
        String attributes =
                SamlIdp.attribute(
                                "Role",
                                studio.providerArn() + "," + studio.teams().roleArn("Other"))
                        + SamlIdp.attribute("Role", studio.providerArn() + "," + studio.roleArn())
                        + SamlIdp.attribute("RoleSessionName", "userA2")
                        + SamlIdp.attribute("PrincipalTag:studiouserid", "userA2")
                        + SamlIdp.attribute("TransitiveTagKeys", "studiouserid");

        Clients a2 =
                studio.teams().root().with(studio.assume(assertionOf(attributes)).credentials());

        assertThat(studio.teams().presign(a2, "userA2")).contains("/studio/");
    }

    @Test
    void source_identity_needs_its_own_permission_and_stays() {
        String attributes =
                studio.attributes("userA1") + SamlIdp.attribute("SourceIdentity", "ana@corp");
        assertThatThrownBy(() -> studio.assume(assertionOf(attributes)))
                .hasMessageContaining("Not authorized to perform sts:SetSourceIdentity");

        studio.setTrust(
                studio.trust(true)
                        .replace(
                                "\"sts:TagSession\"",
                                "[\"sts:TagSession\",\"sts:SetSourceIdentity\"]"));

        assertThat(studio.assume(assertionOf(attributes)).sourceIdentity()).isEqualTo("ana@corp");
    }

    @Test
    void the_trust_policy_sees_what_the_provider_says() {
        for (List<String> keyAndValue :
                List.of(
                        List.of("saml:iss", SamlIdp.ENTITY),
                        List.of("saml:sub", "ana"),
                        List.of("saml:sub_type", "persistent"),
                        List.of("saml:doc", "123456789012/Okta"),
                        List.of("saml:edupersonaffiliation", "staff"),
                        List.of("sts:RoleSessionName", "userA1"),
                        List.of("aws:RequestTag/studiouserid", "userA1"))) {
            String wanted = keyAndValue.getLast();
            studio.setTrust(onlyIf(keyAndValue.getFirst(), wanted));
            String attributes =
                    studio.attributes("userA1")
                            + SamlIdp.named("urn:oid:1.3.6.1.4.1.5923.1.1.1.1", "staff");
            assertThat(studio.assume(assertionOf(attributes)).credentials()).isNotNull();

            studio.setTrust(onlyIf(keyAndValue.getFirst(), wanted + "x"));
            assertThatThrownBy(() -> studio.assume(assertionOf(attributes)))
                    .as(keyAndValue.getFirst())
                    .hasMessageContaining("Not authorized to perform sts:AssumeRoleWithSAML");
        }
    }

    @Test
    void a_signature_of_the_response_alone_will_do_and_one_of_both() {
        String xml = SamlIdp.response(studio.attributes("userA1"));
        assertThat(studio.assume(SamlIdp.base64(IDP.signed(xml, "Response"))).credentials())
                .isNotNull();
        String other = SamlIdp.response(studio.attributes("userA1"));
        assertThat(
                        studio.assume(SamlIdp.base64(IDP.signed(other, "Assertion", "Response")))
                                .credentials())
                .isNotNull();
    }

    @Test
    void a_response_for_our_own_sign_in_page_is_taken() {
        String xml =
                SamlIdp.response(studio.attributes("userA1"))
                        .replace(SamlIdp.AWS, studio.teams().url() + "/saml");

        assertThat(studio.assume(SamlIdp.base64(IDP.signed(xml, "Assertion"))).audience())
                .isEqualTo(studio.teams().url() + "/saml");
    }

    @Test
    void the_session_lasts_no_longer_than_the_role_lets_it() {
        assertThatThrownBy(
                        () ->
                                studio.assume(
                                        assertionOf(studio.attributes("userA1")),
                                        call -> call.durationSeconds(7200)))
                .hasMessageContaining("exceeds the MaxSessionDuration set for this role");
    }

    private static String onlyIf(String key, String value) {
        return """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"%s"},
         "Action":["sts:AssumeRoleWithSAML","sts:TagSession"],
         "Condition":{"StringEqualsIfExists":{"%s":"%s"}}}]}
        """
                .formatted(studio.providerArn(), key, value);
    }

    private static AssumeRoleWithSamlResponse signIn(String person) {
        return studio.assume(assertionOf(studio.attributes(person)));
    }

    private static String assertionOf(String attributes) {
        return SamlIdp.base64(IDP.signed(SamlIdp.response(attributes), "Assertion"));
    }

    private static void refused(String code, String message, String person) {
        assertThatThrownBy(() -> signIn(person))
                .isInstanceOfSatisfying(
                        StsException.class,
                        denial -> {
                            assertThat(denial.statusCode()).isEqualTo(403);
                            assertThat(denial.awsErrorDetails().errorCode()).isEqualTo(code);
                            assertThat(denial.awsErrorDetails().errorMessage()).isEqualTo(message);
                        });
    }
}
