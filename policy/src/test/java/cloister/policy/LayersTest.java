package cloister.policy;

import static cloister.policy.Outcome.ALLOW;
import static cloister.policy.Outcome.EXPLICIT_DENY;
import static cloister.policy.Outcome.IMPLICIT_DENY;
import static cloister.policy.Question.ALICE;
import static cloister.policy.Question.FEDERATED;
import static cloister.policy.Question.FOREIGN;
import static cloister.policy.Question.ROOT;
import static cloister.policy.Question.SERVICE;
import static cloister.policy.Question.SESSION;
import static cloister.policy.Question.allow;
import static cloister.policy.Question.by;
import static cloister.policy.Question.deny;
import static cloister.policy.Question.to;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

/** How the layers of policies work together, and which of them a decision names. */
final class LayersTest {
    private static final String OBJECT = "arn:aws:s3:::data/x";
    private static final String ROLE = "arn:aws:iam::111122223333:role/Dev";
    private static final String ALL = allow("*", "*");
    private static final String NONE = allow("nothing:*", "*");
    private static final String ROOT_ARN = "arn:aws:iam::111122223333:root";

    private static void isSettled(Question question, Outcome outcome, Layer layer) {
        Decision decision = question.asks("s3:GetObject", OBJECT);
        assertThat(decision.outcome()).isEqualTo(outcome);
        assertThat(decision.layer()).isEqualTo(layer);
    }

    @Test
    void nothing_is_allowed_by_default() {
        isSettled(by(ALICE), IMPLICIT_DENY, Layer.IDENTITY);
    }

    @Test
    void explicit_deny_beats_any_allow() {
        isSettled(
                by(ALICE).identity(ALL, deny("s3:*", "*")).resourcePolicy(allow("*", "*", to("*"))),
                EXPLICIT_DENY,
                Layer.IDENTITY);
    }

    @Test
    void a_decision_names_the_statement_that_settled_it() {
        Decision decision =
                by(ALICE)
                        .identity(NONE, allow("s3:*", "*", "'Sid':'Read'"))
                        .asks("s3:GetObject", OBJECT);

        assertThat(decision.because())
                .containsExactly(new Decision.StatementRef(Layer.IDENTITY, "MANAGED", 1, "Read"));
    }

    @Test
    void a_boundary_limits_and_grants_nothing() {
        isSettled(by(ALICE).identity(ALL).boundary(NONE), IMPLICIT_DENY, Layer.BOUNDARY);
        isSettled(by(ALICE).boundary(ALL), IMPLICIT_DENY, Layer.IDENTITY);
        isSettled(by(ALICE).identity(ALL).boundary(ALL), ALLOW, Layer.IDENTITY);
        isSettled(
                by(ALICE).identity(ALL).boundary(ALL, deny("*", "*")),
                EXPLICIT_DENY,
                Layer.BOUNDARY);
    }

    @Test
    void every_session_policy_must_allow() {
        isSettled(
                by(SESSION).identity(ALL).session(ALL).session(NONE), IMPLICIT_DENY, Layer.SESSION);
        isSettled(by(SESSION).identity(ALL).session(ALL), ALLOW, Layer.IDENTITY);
    }

    @Test
    void every_level_of_service_control_policies_must_allow() {
        isSettled(
                by(ALICE).identity(ALL).serviceControlLevel(ALL).serviceControlLevel(NONE),
                IMPLICIT_DENY,
                Layer.SERVICE_CONTROL);
        isSettled(by(ALICE).identity(ALL).serviceControlLevel(NONE, ALL), ALLOW, Layer.IDENTITY);
        isSettled(
                by(ALICE).identity(ALL).serviceControlLevel(ALL, deny("s3:*", "*")),
                EXPLICIT_DENY,
                Layer.SERVICE_CONTROL);
    }

    @Test
    void a_level_without_policies_allows_nothing() {
        isSettled(
                by(ALICE).identity(ALL).serviceControlLevel(NONE),
                IMPLICIT_DENY,
                Layer.SERVICE_CONTROL);
    }

    @Test
    void resource_control_policies_bind_every_caller_of_the_resource() {
        String deny = deny("s3:*", "*", "'Principal':'*'");
        String grant = allow("s3:*", "*", "'Principal':{'Service':'sagemaker.amazonaws.com'}");

        isSettled(
                by(ROOT).resourceControlLevel(allow("*", "*", "'Principal':'*'"), deny),
                EXPLICIT_DENY,
                Layer.RESOURCE_CONTROL);
        isSettled(
                by(SERVICE).resourcePolicy(grant).resourceControlLevel(deny),
                EXPLICIT_DENY,
                Layer.RESOURCE_CONTROL);
    }

    @Test
    void a_service_linked_role_stands_outside_the_organizations_policies() {
        Principal linked =
                new Principal(
                        PrincipalType.ASSUMED_ROLE,
                        "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForX/s",
                        Question.ACCOUNT,
                        Map.of(),
                        "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX");

        isSettled(
                by(linked).identity(ALL).serviceControlLevel(deny("*", "*")),
                ALLOW,
                Layer.IDENTITY);
    }

    @Test
    void within_the_account_a_grant_to_a_user_goes_past_its_boundary() {
        isSettled(
                by(ALICE).boundary(NONE).resourcePolicy(allow("s3:*", "*", to(ALICE.arn()))),
                ALLOW,
                Layer.RESOURCE);
    }

    @Test
    void
            within_the_account_a_grant_to_a_session_goes_past_all_limits_but_one_to_its_role_does_not() {
        isSettled(
                by(SESSION)
                        .boundary(NONE)
                        .session(NONE)
                        .resourcePolicy(allow("s3:*", "*", to(SESSION.arn()))),
                ALLOW,
                Layer.RESOURCE);
        isSettled(
                by(SESSION).boundary(NONE).resourcePolicy(allow("s3:*", "*", to(ROLE))),
                IMPLICIT_DENY,
                Layer.BOUNDARY);
        isSettled(
                by(SESSION).session(NONE).resourcePolicy(allow("s3:*", "*", to(ROLE))),
                IMPLICIT_DENY,
                Layer.SESSION);
        isSettled(by(SESSION).resourcePolicy(allow("s3:*", "*", to(ROLE))), ALLOW, Layer.RESOURCE);
    }

    @Test
    void across_accounts_both_sides_must_allow() {
        Question question = by(ALICE).ownedBy(FOREIGN);

        isSettled(question.identity(ALL), IMPLICIT_DENY, Layer.RESOURCE);
        isSettled(question.resourcePolicy(allow("s3:*", "*", to(ROOT_ARN))), ALLOW, Layer.IDENTITY);
        isSettled(
                by(ALICE).ownedBy(FOREIGN).resourcePolicy(allow("s3:*", "*", to(ALICE.arn()))),
                IMPLICIT_DENY,
                Layer.IDENTITY);
    }

    @Test
    void across_accounts_a_grant_to_a_session_keeps_its_limits() {
        isSettled(
                by(SESSION)
                        .ownedBy(FOREIGN)
                        .identity(ALL)
                        .session(NONE)
                        .resourcePolicy(allow("s3:*", "*", to(SESSION.arn()))),
                IMPLICIT_DENY,
                Layer.SESSION);
    }

    @Test
    void an_account_as_principal_only_delegates() {
        isSettled(
                by(ALICE).resourcePolicy(allow("s3:*", "*", to(ROOT_ARN, Question.ACCOUNT))),
                IMPLICIT_DENY,
                Layer.IDENTITY);
    }

    @Test
    void everyone_as_principal_grants_within_the_account() {
        isSettled(
                by(ALICE).boundary(NONE).resourcePolicy(allow("s3:*", "*", to("*"))),
                ALLOW,
                Layer.RESOURCE);
    }

    @Test
    void a_role_is_named_with_its_path() {
        Principal pathed =
                new Principal(
                        PrincipalType.ASSUMED_ROLE,
                        SESSION.arn(),
                        Question.ACCOUNT,
                        Map.of(),
                        "arn:aws:iam::111122223333:role/team/Dev");

        isSettled(
                by(pathed).resourcePolicy(allow("s3:*", "*", to(ROLE))),
                IMPLICIT_DENY,
                Layer.IDENTITY);
        isSettled(
                by(pathed).resourcePolicy(allow("s3:*", "*", to(pathed.principalArn()))),
                ALLOW,
                Layer.RESOURCE);
    }

    @Test
    void not_principal_spares_those_listed_with_their_account() {
        String spare =
                "{'Effect':'Deny','Action':'*','Resource':'*','NotPrincipal':{'AWS':['%s','%s']}}";
        Question question = by(ALICE).identity(ALL);

        isSettled(
                question.resourcePolicy(spare.formatted(ALICE.arn(), ROOT_ARN)),
                ALLOW,
                Layer.IDENTITY);
        isSettled(
                question.resourcePolicy(spare.formatted(ALICE.arn(), ALICE.arn())),
                EXPLICIT_DENY,
                Layer.RESOURCE);
        isSettled(
                by(SESSION).identity(ALL).resourcePolicy(spare.formatted(ROLE, ROOT_ARN)),
                EXPLICIT_DENY,
                Layer.RESOURCE);
    }

    @Test
    void a_not_principal_deny_always_hits_principals_with_a_boundary() {
        isSettled(
                by(ALICE)
                        .identity(ALL)
                        .boundary(ALL)
                        .resourcePolicy(
                                "{'Effect':'Deny','Action':'*','Resource':'*','NotPrincipal':{'AWS':['"
                                        + ALICE.arn()
                                        + "','"
                                        + ROOT_ARN
                                        + "']}}"),
                EXPLICIT_DENY,
                Layer.RESOURCE);
    }

    @Test
    void root_is_allowed_in_its_account_unless_a_guardrail_or_the_resource_denies() {
        isSettled(by(ROOT), ALLOW, Layer.IDENTITY);
        isSettled(by(ROOT).serviceControlLevel(NONE), IMPLICIT_DENY, Layer.SERVICE_CONTROL);
        isSettled(
                by(ROOT).resourcePolicy(deny("s3:*", "*", to("*"))), EXPLICIT_DENY, Layer.RESOURCE);
        isSettled(by(ROOT).ownedBy(FOREIGN), IMPLICIT_DENY, Layer.RESOURCE);
    }

    @Test
    void a_service_is_allowed_by_the_resources_policy_alone() {
        isSettled(by(SERVICE).identity(ALL), IMPLICIT_DENY, Layer.RESOURCE);
        isSettled(
                by(SERVICE)
                        .resourcePolicy(
                                allow(
                                        "s3:*",
                                        "*",
                                        "'Principal':{'Service':'sagemaker.amazonaws.com'}")),
                ALLOW,
                Layer.RESOURCE);
    }

    @Test
    void a_federated_user_has_what_user_and_session_policy_both_allow() {
        isSettled(by(FEDERATED).identity(ALL), IMPLICIT_DENY, Layer.SESSION);
        isSettled(by(FEDERATED).identity(ALL).session(ALL), ALLOW, Layer.IDENTITY);
        isSettled(
                by(FEDERATED).resourcePolicy(allow("s3:*", "*", to(FEDERATED.arn()))),
                ALLOW,
                Layer.RESOURCE);
    }

    @Test
    void nobody_reads_what_everyone_may_read() {
        Principal nobody = new Principal(PrincipalType.ANONYMOUS, "", "", Map.of());

        isSettled(by(nobody).resourcePolicy(allow("s3:*", "*", to("*"))), ALLOW, Layer.RESOURCE);
        isSettled(
                by(nobody).resourcePolicy(allow("s3:*", "*", to(Question.ACCOUNT))),
                IMPLICIT_DENY,
                Layer.RESOURCE);
    }

    @Test
    void the_account_in_the_arn_owns_the_resource_where_nothing_else_is_said() {
        Decision decision =
                by(ALICE)
                        .identity(ALL)
                        .asks(
                                "sagemaker:DescribeModel",
                                "arn:aws:sagemaker:eu-west-1:444455556666:model/m");

        assertThat(decision.layer()).isEqualTo(Layer.RESOURCE);
        assertThat(decision.allowed()).isFalse();
    }
}
