package cloister.policy;

import static cloister.policy.Outcome.ALLOW;
import static cloister.policy.Outcome.EXPLICIT_DENY;
import static cloister.policy.Outcome.IMPLICIT_DENY;
import static cloister.policy.Question.ALICE;
import static cloister.policy.Question.allow;
import static cloister.policy.Question.by;
import static cloister.policy.Question.deny;
import static cloister.policy.Question.tagged;
import static cloister.policy.Question.when;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

/** The rules of conditions, variables and wildcards that are easily missed. */
final class RulesTest {
    private static final String TEAM = "aws:PrincipalTag/team";
    private static final String KEYS = "aws:TagKeys";
    private static final String OBJECT = "arn:aws:s3:::data/home/alice/x.csv";

    private static Outcome outcome(Question question) {
        return question.asks("s3:GetObject", OBJECT).outcome();
    }

    private static Outcome allowedWhen(String operator, String key, String value) {
        return outcome(by(ALICE).identity(allow("s3:*", "*", when(operator, key, value))));
    }

    @Test
    void a_negated_operator_holds_on_an_absent_key() {
        assertThat(allowedWhen("StringNotEquals", TEAM, "red")).isEqualTo(ALLOW);
    }

    @Test
    void a_negated_deny_with_if_exists_fires_on_an_absent_key() {
        Question question =
                by(ALICE)
                        .identity(
                                allow("s3:*", "*"),
                                deny("s3:*", "*", when("StringNotEqualsIfExists", TEAM, "red")));

        assertThat(outcome(question)).isEqualTo(EXPLICIT_DENY);
    }

    @Test
    void bool_false_misses_an_absent_key_unless_if_exists() {
        String mfa = "aws:MultiFactorAuthPresent";

        assertThat(allowedWhen("Bool", mfa, "false")).isEqualTo(IMPLICIT_DENY);
        assertThat(allowedWhen("BoolIfExists", mfa, "false")).isEqualTo(ALLOW);
    }

    @Test
    void for_all_values_holds_on_an_absent_and_on_an_empty_key() {
        Question question =
                by(ALICE)
                        .identity(allow("s3:*", "*", when("ForAllValues:StringEquals", KEYS, "a")));

        assertThat(outcome(question)).isEqualTo(ALLOW);
        assertThat(outcome(question.with(KEYS))).isEqualTo(ALLOW);
        assertThat(outcome(question.with(KEYS, ""))).isEqualTo(ALLOW);
        assertThat(outcome(question.with(KEYS, "a", "b"))).isEqualTo(IMPLICIT_DENY);
    }

    @Test
    void for_any_value_fails_on_an_absent_and_on_an_empty_key() {
        Question question =
                by(ALICE)
                        .identity(
                                allow("s3:*", "*", when("ForAnyValue:StringNotEquals", KEYS, "a")));

        assertThat(outcome(question)).isEqualTo(IMPLICIT_DENY);
        assertThat(outcome(question.with(KEYS))).isEqualTo(IMPLICIT_DENY);
        assertThat(outcome(question.with(KEYS, ""))).isEqualTo(IMPLICIT_DENY);
        assertThat(outcome(question.with(KEYS, "a", "b"))).isEqualTo(ALLOW);
    }

    @Test
    void a_list_under_a_negated_operator_means_none_of_them() {
        Question question =
                by(tagged(Map.of("team", "blue")))
                        .identity(
                                allow(
                                        "s3:*",
                                        "*",
                                        when("StringNotEquals", TEAM, "['red','blue']")));

        assertThat(outcome(question)).isEqualTo(IMPLICIT_DENY);
    }

    @Test
    void arn_equals_honours_wildcards_within_a_part() {
        Question question =
                by(ALICE)
                        .identity(
                                allow(
                                        "s3:*",
                                        "*",
                                        when("ArnEquals", "aws:SourceArn", "arn:aws:*:*:1*:a/*")));

        assertThat(outcome(question.with("aws:SourceArn", "arn:aws:sns:eu:12:a/b:c")))
                .isEqualTo(ALLOW);
        assertThat(outcome(question.with("aws:SourceArn", "arn:aws:sns:eu:x:12:a/b")))
                .isEqualTo(IMPLICIT_DENY);
        assertThat(outcome(question.with("aws:SourceArn", "no ARN"))).isEqualTo(IMPLICIT_DENY);
    }

    @Test
    void key_names_ignore_case_with_the_tag_key_in_them_but_values_do_not() {
        Question question =
                by(tagged(Map.of("Team", "red")))
                        .identity(
                                allow(
                                        "s3:*",
                                        "*",
                                        when("StringEquals", "AWS:principaltag/TEAM", "red")));
        Question other =
                by(tagged(Map.of("Team", "Red")))
                        .identity(allow("s3:*", "*", when("StringEquals", TEAM, "red")));

        assertThat(outcome(question)).isEqualTo(ALLOW);
        assertThat(outcome(other)).isEqualTo(IMPLICIT_DENY);
    }

    @Test
    void without_the_new_version_variables_are_plain_text() {
        Question question =
                by(ALICE).oldIdentity(allow("s3:*", "arn:aws:s3:::data/home/${aws:username}/*"));

        assertThat(outcome(question)).isEqualTo(IMPLICIT_DENY);
        assertThat(
                        question.asks("s3:GetObject", "arn:aws:s3:::data/home/${aws:username}/x")
                                .outcome())
                .isEqualTo(ALLOW);
    }

    @Test
    void an_unresolved_variable_matches_no_resource_and_no_positive_test() {
        assertThat(outcome(by(ALICE).identity(allow("s3:*", "arn:aws:s3:::data/${aws:x}*"))))
                .isEqualTo(IMPLICIT_DENY);
        Question question =
                by(ALICE)
                        .identity(allow("s3:*", "*", when("StringLike", "s3:prefix", "${aws:x}*")));
        assertThat(outcome(question.with("s3:prefix", "home"))).isEqualTo(IMPLICIT_DENY);
    }

    @Test
    void an_unresolved_variable_passes_a_negated_test_and_a_not_resource() {
        Question question =
                by(ALICE)
                        .identity(
                                allow(
                                        "s3:*",
                                        "*",
                                        when("StringNotEquals", "s3:prefix", "${aws:x}")));
        Question spared =
                by(ALICE)
                        .identity(
                                "{'Effect':'Allow','Action':'*','NotResource':'arn:aws:s3:::${aws:x}'}");

        assertThat(outcome(question.with("s3:prefix", "home"))).isEqualTo(ALLOW);
        assertThat(outcome(spared)).isEqualTo(ALLOW);
    }

    @Test
    void if_exists_looks_at_the_key_and_not_at_the_variable() {
        Question question =
                by(ALICE)
                        .identity(
                                allow(
                                        "s3:*",
                                        "*",
                                        when("StringEqualsIfExists", "s3:prefix", "${aws:x}")));

        assertThat(outcome(question)).isEqualTo(ALLOW);
        assertThat(outcome(question.with("s3:prefix", "home"))).isEqualTo(IMPLICIT_DENY);
    }

    @Test
    void a_key_with_several_values_resolves_no_variable() {
        Question question =
                by(ALICE).identity(allow("s3:*", "arn:aws:s3:::data/home/${aws:TagKeys}/*"));

        assertThat(outcome(question.with(KEYS, "alice", "bob"))).isEqualTo(IMPLICIT_DENY);
        assertThat(outcome(question.with(KEYS, "alice"))).isEqualTo(ALLOW);
    }

    @Test
    void a_default_stands_in_for_a_variable_without_value() {
        Question question =
                by(ALICE)
                        .identity(
                                allow(
                                        "s3:*",
                                        "arn:aws:s3:::data/home/*",
                                        "'Condition':{'StringEquals':{\"s3:prefix\":\"${aws:PrincipalTag/team,"
                                            + " \\u0027it{}s\\u0027}\"}}"));

        assertThat(outcome(question.with("s3:prefix", "it{}s"))).isEqualTo(ALLOW);
        assertThat(outcome(question.with("s3:prefix", "other"))).isEqualTo(IMPLICIT_DENY);
    }

    @Test
    void escapes_stand_for_the_characters_themselves() {
        Question question =
                by(ALICE)
                        .identity(
                                allow(
                                        "s3:*",
                                        "*",
                                        when("StringLike", "s3:prefix", "${$}{a}${*}?${?}*")));

        assertThat(outcome(question.with("s3:prefix", "${a}*x?yz"))).isEqualTo(ALLOW);
        assertThat(outcome(question.with("s3:prefix", "${a}bx?yz"))).isEqualTo(IMPLICIT_DENY);
        assertThat(outcome(question.with("s3:prefix", "${a}*xcyz"))).isEqualTo(IMPLICIT_DENY);
    }

    @Test
    void a_variables_value_brings_no_wildcard() {
        Question question =
                by(ALICE).identity(allow("s3:*", "arn:aws:s3:::data/${aws:SourceIdentity}/x"));

        assertThat(outcome(question.with("aws:SourceIdentity", "*"))).isEqualTo(IMPLICIT_DENY);
        assertThat(question.asks("s3:GetObject", "arn:aws:s3:::data/*/x").outcome())
                .isEqualTo(ALLOW);
    }

    @Test
    void a_star_in_a_resource_crosses_slashes_and_colons() {
        assertThat(outcome(by(ALICE).identity(allow("s3:*", "arn:aws:s3:::data/*.csv"))))
                .isEqualTo(ALLOW);
        assertThat(outcome(by(ALICE).identity(allow("s3:*", "arn:aws:s3*")))).isEqualTo(ALLOW);
    }

    @Test
    void an_action_without_resource_types_needs_a_star() {
        assertThat(
                        by(ALICE)
                                .identity(allow("s3:*", "arn:aws:s3:::*"))
                                .asks("s3:ListAllMyBuckets", "*")
                                .outcome())
                .isEqualTo(IMPLICIT_DENY);
        assertThat(
                        by(ALICE)
                                .identity(
                                        allow("s3:*", "*"),
                                        "{'Effect':'Deny','Action':'*','NotResource':'arn:aws:s3:::*'}")
                                .asks("s3:ListAllMyBuckets", "*")
                                .outcome())
                .isEqualTo(EXPLICIT_DENY);
    }

    @Test
    void actions_ignore_case_and_take_wildcards_anywhere() {
        Question question = by(ALICE).identity(allow("S3:g?tO*t", "*"));

        assertThat(outcome(question)).isEqualTo(ALLOW);
        assertThat(question.asks("s3:GetObjectAcl", OBJECT).outcome()).isEqualTo(IMPLICIT_DENY);
    }

    @Test
    void a_question_mark_takes_one_character_even_where_java_needs_two() {
        Question question = by(ALICE).identity(allow("s3:*", "arn:aws:s3:::?/*?"));

        assertThat(question.asks("s3:GetObject", "arn:aws:s3:::\uD83D\uDE00/x").outcome())
                .isEqualTo(ALLOW);
        assertThat(question.asks("s3:GetObject", "arn:aws:s3:::ab/x").outcome())
                .isEqualTo(IMPLICIT_DENY);
    }

    @Test
    void get_caller_identity_succeeds_even_when_denied() {
        assertThat(by(ALICE).identity(deny("*", "*")).asks("sts:GetCallerIdentity", "*").outcome())
                .isEqualTo(ALLOW);
    }
}
