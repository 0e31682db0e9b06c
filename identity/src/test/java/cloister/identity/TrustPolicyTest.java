package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.policy.AuthorizationRequest;
import cloister.policy.Authorizer;
import cloister.policy.RequestContext;

import org.junit.jupiter.api.Test;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whom a trust policy means, once names have been given up and taken again. */
final class TrustPolicyTest {
    private static final String ANA = "arn:aws:iam::123456789012:user/ana";
    private final TestAccount account = new TestAccount();

    @Test
    void a_user_made_again_under_the_name_is_not_trusted() {
        account.call("iam:CreateUser", "UserName", "ana");
        trustAna();
        assertThat(isTrusted(account.keyOf("ana"))).isTrue();
        String id = account.get("User", "iam:GetUser", "UserName", "ana").string("UserId");

        account.call(
                "iam:DeleteAccessKey",
                "UserName",
                "ana",
                "AccessKeyId",
                account.call("iam:ListAccessKeys", "UserName", "ana")
                        .structs("AccessKeyMetadata")
                        .getFirst()
                        .string("AccessKeyId"));
        account.call("iam:DeleteUser", "UserName", "ana");
        assertThat(document()).contains("\"AWS\":\"" + id + "\"").doesNotContain(ANA);

        assertThat(isTrusted(account.user("ana"))).isFalse();
    }

    @Test
    void a_renamed_user_stays_trusted() {
        Credential ana = account.user("ana");
        trustAna();
        account.call("iam:UpdateUser", "UserName", "ana", "NewUserName", "anna");

        assertThat(document()).contains("arn:aws:iam::123456789012:user/anna");
        assertThat(isTrusted(account.credential(ana.caller().accessKeyId(), Optional.empty())))
                .isTrue();
    }

    @Test
    void nobody_can_be_named_who_does_not_exist() {
        for (String principal :
                new String[] {
                    "arn:aws:iam::123456789012:user/ghost",
                    "arn:aws:iam::123456789012:role/ghost",
                    "arn:aws:iam::999999999999:user/ana",
                    "AIDAQQQQQQQQQQQQQQQQQ"
                }) {
            account.refuses(
                    "MalformedPolicyDocument",
                    "Invalid principal in policy: \"AWS\":\"" + principal + "\"",
                    "iam:CreateRole",
                    "RoleName",
                    "Team",
                    "AssumeRolePolicyDocument",
                    TestAccount.trusting(principal));
        }
    }

    @Test
    void a_user_may_be_named_by_its_id() {
        String id = account.get("User", "iam:CreateUser", "UserName", "ana").string("UserId");
        account.call(
                "iam:CreateRole",
                "RoleName",
                "Team",
                "AssumeRolePolicyDocument",
                TestAccount.trusting(id));
        assertThat(document()).contains(ANA);
    }

    @Test
    void accounts_sessions_and_services_are_named_as_they_are() {
        String document =
                """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                  "Principal": {"AWS": ["210987654321", "arn:aws:iam::210987654321:root",
                                        "arn:aws:sts::123456789012:assumed-role/Team/s"],
                                "Service": "sagemaker.amazonaws.com"},
                  "Action": "sts:AssumeRole"}]}\
                """;
        account.call("iam:CreateRole", "RoleName", "Team", "AssumeRolePolicyDocument", document);
        assertThat(document()).isEqualTo(document);
    }

    @Test
    void only_principals_are_replaced() {
        String document =
                """
                {"Statement":{"Principal":{"AWS":["a","b"]},"NotPrincipal":{"AWS":"a"},\
                "Condition":{"StringEquals":{"AWS":"a"}},"Action":"a"}}\
                """;
        assertThat(PrincipalElements.replace(document, "<%s>"::formatted))
                .isEqualTo(
                        """
                        {"Statement":{"Principal":{"AWS":["<a>","<b>"]},"NotPrincipal":{"AWS":"<a>"},\
                        "Condition":{"StringEquals":{"AWS":"a"}},"Action":"a"}}\
                        """);
    }

    private void trustAna() {
        account.call(
                "iam:CreateRole",
                "RoleName",
                "Team",
                "AssumeRolePolicyDocument",
                TestAccount.trusting(ANA));
    }

    private boolean isTrusted(Credential caller) {
        return Authorizer.decide(
                        new AuthorizationRequest(
                                caller.principal(),
                                caller.grants(),
                                "sts:AssumeRole",
                                TestAccount.roleArn("Team"),
                                Optional.of(TestAccount.ID),
                                RequestContext.builder().build(),
                                account.identity.resourcePolicy(TestAccount.roleArn("Team"))))
                .allowed();
    }

    private String document() {
        return URLDecoder.decode(
                account.get("Role", "iam:GetRole", "RoleName", "Team")
                        .string("AssumeRolePolicyDocument"),
                StandardCharsets.UTF_8);
    }
}
