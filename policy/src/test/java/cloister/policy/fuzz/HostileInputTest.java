package cloister.policy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cloister.policy.cases.Cases;
import cloister.policy.oracle.Json;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Input made to exhaust the engine is decided or refused, never a stall and never a crash. */
final class HostileInputTest {
    /** Far beyond what any of it takes; only a stall lasts so long. */
    private static final Duration STALL = Duration.ofSeconds(10);

    private static final int SIX_MEGABYTES = 6 * 1024 * 1024;
    private static final String STAR = quoted("*");

    @Test
    void a_document_of_six_megabytes_in_one_resource() {
        settled(identity(statement(STAR, quoted("arn:aws:s3:::" + "x".repeat(SIX_MEGABYTES)), "")));
    }

    @Test
    void a_document_of_six_megabytes_in_many_resources() {
        settled(
                identity(
                        statement(
                                STAR, list(200_000, i -> "arn:aws:s3:::bucket-" + i + "/*"), "")));
    }

    @Test
    void a_document_of_six_megabytes_in_many_statements() {
        String statement = statement(quoted("s3:Get*"), quoted("arn:aws:s3:::lab/*/x"), "");
        settled(identity(repeated(SIX_MEGABYTES / statement.length(), statement)));
    }

    @Test
    void a_document_of_six_megabytes_of_white_space() {
        settled(identity(" ".repeat(SIX_MEGABYTES) + statement(STAR, STAR, "")));
    }

    @Test
    void lists_within_lists() {
        settled(identity("[".repeat(100_000)));
        settled(identity("[".repeat(100_000) + "]".repeat(100_000)));
    }

    @Test
    void objects_within_objects() {
        String nested = "{\"Statement\":".repeat(100_000) + "1" + "}".repeat(100_000);
        settled(identity(nested));
        settled(identity(statement(STAR, STAR, nested)));
    }

    @Test
    void a_name_and_a_number_without_end() {
        settled(identity("{\"" + "n".repeat(SIX_MEGABYTES)));
        settled(identity("{\"Effect\":" + "9".repeat(SIX_MEGABYTES)));
    }

    @Test
    void thousands_of_wildcards_against_a_long_text_that_almost_matches() {
        String pattern = "*a".repeat(1500) + "*b";
        String text = "a".repeat(20_000);
        settled(identity(statement(STAR, quoted("arn:aws:s3:::" + pattern), "")), text);
        for (String operator : List.of("StringLike", "StringNotLike", "ForAnyValue:StringLike")) {
            settled(identity(statement(STAR, STAR, condition(operator, pattern))), text);
        }
        String arn = "arn:aws:s3:::" + pattern;
        settled(identity(statement(STAR, STAR, condition("ArnLike", arn))), "arn:aws:s3:::" + text);
    }

    @Test
    void a_document_full_of_patterns_that_almost_match_everywhere() {
        String patterns = list(50, i -> "arn:aws:s3:::*" + "a".repeat(1000 + i) + "b*");
        settled(identity(statement(STAR, patterns, "")), "a".repeat(10_000));
    }

    @Test
    void thousands_of_question_marks() {
        String pattern = "?*".repeat(1500) + "b";
        settled(
                identity(statement(STAR, STAR, condition("StringLike", pattern))),
                "a".repeat(20_000));
    }

    @Test
    void a_variable_many_times_over_a_long_value() {
        String pattern = "${example:key}*".repeat(200);
        String given = "a".repeat(10_000);
        settled(identity(statement(STAR, STAR, condition("StringLike", pattern))), given);
        settled(identity(statement(STAR, quoted("arn:aws:s3:::" + pattern), "")), given);
    }

    @Test
    void numbers_of_absurd_size() {
        for (String number :
                List.of(
                        "1e999999999",
                        "-1e-999999999",
                        "9".repeat(5000),
                        "0." + "9".repeat(5000))) {
            for (String operator : List.of("NumericEquals", "NumericLessThan", "DateLessThan")) {
                settled(identity(statement(STAR, STAR, condition(operator, number))), "1");
                settled(identity(statement(STAR, STAR, condition(operator, "1"))), number);
                settled(identity(statement(STAR, STAR, condition(operator, number))), number);
            }
        }
    }

    @Test
    void a_hundred_thousand_values_in_the_request() {
        String condition = condition("ForAllValues:StringLike", "*a*a*a*b");
        String values = list(100_000, i -> "a".repeat(20) + i);
        answered(line(identity(statement(STAR, STAR, condition)), quoted("x"), values));
    }

    @Test
    void a_hundred_thousand_principals() {
        String names = list(100_000, i -> "arn:aws:iam::123456789012:user/u" + i);
        String statement =
                "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":%s},\"Action\":\"*\",\"Resource\":\"*\"}"
                        .formatted(names);
        answered(line("\"resourcePolicy\":{\"Statement\":" + statement + "}", quoted("x"), STAR));
    }

    private static void settled(String policies) {
        settled(policies, "x");
    }

    private static void settled(String policies, String text) {
        answered(line(policies, quoted("arn:aws:s3:::" + text), quoted(text)));
    }

    private static void answered(String line) {
        String answer = assertTimeoutPreemptively(STALL, () -> new Cases(false).answer(line));
        Json read = Json.parse(answer);
        assertThat(read.at("decision").text() + read.at("error").text()).isNotEmpty();
    }

    private static String line(String policies, String resource, String values) {
        return """
        {"id":"h","principal":{"type":"User","arn":"arn:aws:iam::123456789012:user/ana"},%s,\
        "request":{"action":"s3:GetObject","resource":%s,"context":{"example:key":%s}}}\
        """
                .formatted(policies, resource, values);
    }

    private static String identity(String statements) {
        return "\"identityPolicies\":[{\"Version\":\"2012-10-17\",\"Statement\":"
                + statements
                + "}]";
    }

    private static String statement(String action, String resource, String condition) {
        String last = condition.isEmpty() ? "" : ",\"Condition\":" + condition;
        return "{\"Effect\":\"Allow\",\"Action\":%s,\"Resource\":%s%s}"
                .formatted(action, resource, last);
    }

    private static String condition(String operator, String wanted) {
        return "{\"%s\":{\"example:key\":%s}}".formatted(operator, quoted(wanted));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String list(int size, IntFunction<String> item) {
        return IntStream.range(0, size)
                .mapToObj(i -> quoted(item.apply(i)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String repeated(int times, String item) {
        return IntStream.range(0, times)
                .mapToObj(i -> item)
                .collect(Collectors.joining(",", "[", "]"));
    }
}
