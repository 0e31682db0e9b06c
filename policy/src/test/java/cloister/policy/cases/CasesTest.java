package cloister.policy.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the decision format takes and answers beyond the sample. */
final class CasesTest {
    private static final String ALICE =
            "{\"type\":\"User\",\"arn\":\"arn:aws:iam::111122223333:user/alice\"}";
    private static final String READ =
            "{\"action\":\"s3:GetObject\",\"resource\":\"arn:aws:s3:::b/k\"}";

    private final Cases cases = new Cases(false);

    @Test
    void a_case_of_principal_and_request_alone_is_denied() {
        assertThat(cases.answer(caseOf("a", "")))
                .isEqualTo(
                        "{\"id\":\"a\",\"decision\":\"implicitDeny\",\"because\":[{\"layer\":"
                                + "\"identity-based policy\",\"missing\":\"no identity-based policy"
                                + " allows the s3:GetObject action\"}]}");
    }

    @Test
    void null_members_are_as_absent() {
        String nulls =
                ",\"identityPolicies\":null,\"permissionsBoundary\":null,\"sessionPolicies\":null,"
                        + "\"scps\":null,\"rcps\":null,\"resourcePolicy\":null";

        assertThat(cases.answer(caseOf("a", nulls))).isEqualTo(cases.answer(caseOf("a", "")));
    }

    @Test
    void an_allow_names_its_statement() {
        String policies =
                ",\"identityPolicies\":[{\"Version\":\"2012-10-17\",\"Statement\":{\"Sid\":\"Read\","
                    + "\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}]";

        assertThat(cases.answer(caseOf("a", policies)))
                .isEqualTo(
                        "{\"id\":\"a\",\"decision\":\"allow\",\"because\":[{\"layer\":"
                                + "\"identity-based policy\",\"policy\":\"identityPolicies[0]\","
                                + "\"statement\":0,\"sid\":\"Read\"}]}");
    }

    @Test
    void numbers_and_truth_values_may_stand_in_the_context() {
        String policies =
                ",\"identityPolicies\":[{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":"
                    + "\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{"
                    + "\"NumericEquals\":{\"s3:max-keys\":10},\"Bool\":{\"aws:SecureTransport\":true}}}}]";
        String request =
                "{\"action\":\"s3:GetObject\",\"resource\":\"arn:aws:s3:::b/k\",\"context\":{"
                        + "\"s3:max-keys\":10,\"aws:SecureTransport\":true,\"aws:Empty\":null}}";

        assertThat(cases.answer(line("1", ALICE, request, policies)))
                .startsWith("{\"id\":1,\"decision\":\"allow\"");
    }

    @Test
    void a_line_that_is_not_json_is_answered_with_an_error() {
        assertThat(cases.answer("{\"id\":\"x\",")).startsWith("{\"id\":\"x\",\"error\":\"");
        assertThat(cases.answer("")).startsWith("{\"id\":null,\"error\":\"");
        assertThat(cases.answer("[1]")).startsWith("{\"id\":null,\"error\":\"");
    }

    @Test
    void a_malformed_policy_is_answered_with_its_name_line_and_column() {
        String policies = ",\"identityPolicies\":[{\"Statement\":{\"Effect\":\"allow\"}}]";

        assertThat(cases.answer(caseOf("a", policies)))
                .isEqualTo(
                        "{\"id\":\"a\",\"error\":\"identityPolicies[0], line 1, column 24: Syntax"
                                + " errors in policy. Effect is Allow or Deny.\"}");
    }

    @Test
    void a_case_without_principal_or_request_is_answered_with_an_error() {
        assertThat(cases.answer("{\"id\":\"a\",\"request\":" + READ + "}"))
                .isEqualTo("{\"id\":\"a\",\"error\":\"principal.type is missing\"}");
        assertThat(cases.answer("{\"id\":\"a\",\"principal\":" + ALICE + "}"))
                .isEqualTo("{\"id\":\"a\",\"error\":\"request.action is missing\"}");
    }

    @Test
    void an_explanation_tells_each_condition_with_its_values() {
        String policies =
                ",\"identityPolicies\":[{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":"
                    + "\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":"
                    + "{\"s3:prefix\":[\"${aws:username}\",\"${aws:SourceIdentity}\"]}}}}]";

        assertThat(new Cases(true).answer(caseOf("a", policies)))
                .endsWith(
                        "\"explanation\":[{\"layer\":\"identity-based policy\",\"outcome\":"
                            + "\"implicitDeny\",\"statements\":[{\"policy\":\"identityPolicies[0]\","
                            + "\"statement\":0,\"line\":1,\"effect\":\"Allow\",\"applies\":false,"
                            + "\"principal\":true,\"action\":true,\"resource\":true,\"conditions\":["
                            + "{\"operator\":\"StringEquals\",\"key\":\"s3:prefix\",\"wanted\":"
                            + "[\"alice\",{\"unresolved\":\"${aws:SourceIdentity}\"}],\"actual\":[],"
                            + "\"holds\":false}]}]}]}");
    }

    private static String caseOf(String id, String members) {
        return line("\"" + id + "\"", ALICE, READ, members);
    }

    private static String line(String id, String principal, String request, String members) {
        return "{\"id\":%s,\"principal\":%s,\"request\":%s%s}"
                .formatted(id, principal, request, members);
    }
}
