package cloister.policy;

import static cloister.policy.Question.ALICE;
import static cloister.policy.Question.ROOT;
import static cloister.policy.Question.SERVICE;
import static cloister.policy.Question.allow;
import static cloister.policy.Question.by;
import static cloister.policy.Question.to;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

/** Trust policies and key policies: nothing goes without them. */
final class MandatoryPoliciesTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/path/Exec";
    private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/1";
    private static final String ROOT_ARN = "arn:aws:iam::111122223333:root";
    private static final String ALL = allow("*", "*");

    private static Decision assume(Question question) {
        return question.asks("sts:AssumeRole", ROLE);
    }

    @Test
    void an_identity_policy_alone_assumes_no_role() {
        Decision decision = assume(by(ALICE).identity(ALL));

        assertThat(decision.allowed()).isFalse();
        assertThat(decision.layer()).isEqualTo(Layer.TRUST);
    }

    @Test
    void trust_in_a_user_suffices_within_the_account() {
        Decision decision =
                assume(by(ALICE).trustPolicy(allow("sts:AssumeRole", "", to(ALICE.arn()))));

        assertThat(decision.allowed()).isTrue();
        assertThat(decision.layer()).isEqualTo(Layer.TRUST);
    }

    @Test
    void trust_in_the_account_needs_an_identity_policy_too() {
        Question trusted = by(ALICE).trustPolicy(allow("sts:AssumeRole", "", to(ROOT_ARN)));

        assertThat(assume(trusted).layer()).isEqualTo(Layer.IDENTITY);
        assertThat(assume(trusted).allowed()).isFalse();
        Decision decision = assume(trusted.identity(ALL));
        assertThat(decision.allowed()).isTrue();
        assertThat(decision.because())
                .extracting(Decision.StatementRef::layer)
                .containsExactly(Layer.IDENTITY, Layer.TRUST);
    }

    @Test
    void root_assumes_no_role() {
        assertThat(assume(by(ROOT).trustPolicy(allow("sts:AssumeRole", "", to(ROOT_ARN)))).layer())
                .isEqualTo(Layer.TRUST);
        assertThat(
                        assume(by(ROOT).trustPolicy(allow("sts:AssumeRole", "", to(ROOT_ARN))))
                                .allowed())
                .isFalse();
    }

    @Test
    void tagging_a_session_is_trusted_separately() {
        Question trusted =
                by(ALICE).identity(ALL).trustPolicy(allow("sts:AssumeRole", "", to(ROOT_ARN)));

        assertThat(trusted.asks("sts:TagSession", ROLE).layer()).isEqualTo(Layer.TRUST);
        assertThat(trusted.asks("sts:SetSourceIdentity", ROLE).allowed()).isFalse();
    }

    @Test
    void an_identity_provider_is_trusted_by_its_name() {
        Principal provider =
                new Principal(
                        PrincipalType.FEDERATED_USER,
                        "arn:aws:iam::111122223333:saml-provider/corp",
                        Question.ACCOUNT,
                        Map.of());
        String trust = "'Principal':{'Federated':'arn:aws:iam::111122223333:saml-provider/%s'}";

        assertThat(
                        by(provider)
                                .trustPolicy(
                                        allow(
                                                "sts:AssumeRoleWithSAML",
                                                "",
                                                trust.formatted("corp")))
                                .asks("sts:AssumeRoleWithSAML", ROLE)
                                .allowed())
                .isTrue();
        assertThat(
                        by(provider)
                                .trustPolicy(
                                        allow(
                                                "sts:AssumeRoleWithSAML",
                                                "",
                                                trust.formatted("other")))
                                .asks("sts:AssumeRoleWithSAML", ROLE)
                                .layer())
                .isEqualTo(Layer.TRUST);
    }

    @Test
    void a_service_assumes_a_role_that_trusts_it() {
        String trust = "'Principal':{'Service':'%s'}";

        assertThat(
                        assume(
                                        by(SERVICE)
                                                .trustPolicy(
                                                        allow(
                                                                "sts:AssumeRole",
                                                                "",
                                                                trust.formatted(
                                                                        "sagemaker.amazonaws.com"))))
                                .allowed())
                .isTrue();
        assertThat(
                        assume(
                                        by(SERVICE)
                                                .trustPolicy(
                                                        allow(
                                                                "sts:AssumeRole",
                                                                "",
                                                                trust.formatted(
                                                                        "ec2.amazonaws.com"))))
                                .allowed())
                .isFalse();
    }

    @Test
    void a_key_policy_must_delegate_before_identity_policies_have_force() {
        Question identity = by(ALICE).identity(ALL);

        assertThat(identity.asks("kms:Decrypt", KEY).layer()).isEqualTo(Layer.RESOURCE);
        assertThat(
                        identity.resourcePolicy(allow("kms:*", "*", to(ROOT_ARN)))
                                .asks("kms:Decrypt", KEY)
                                .allowed())
                .isTrue();
    }

    @Test
    void not_even_root_uses_a_key_whose_policy_does_not_say_so() {
        assertThat(by(ROOT).asks("kms:Decrypt", KEY).allowed()).isFalse();
        assertThat(by(ROOT).asks("kms:ListKeys", "*").allowed()).isTrue();
    }
}
