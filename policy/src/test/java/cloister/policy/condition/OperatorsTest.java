package cloister.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import java.util.List;
import java.util.Set;

/** Every operator by its declared traits, and by what it compares. */
final class OperatorsTest {
    private static final ConditionKey KEY = ConditionKey.of("example:Key");

    /** An operator, a wanted value, a value that matches it and one that doesn't. */
    record Row(String operator, String wanted, String hit, String miss) {}

    static final List<Row> ROWS =
            List.of(
                    new Row("StringEquals", "red", "red", "Red"),
                    new Row("StringNotEquals", "red", "red", "Red"),
                    new Row("StringEqualsIgnoreCase", "RED", "red", "redder"),
                    new Row("StringNotEqualsIgnoreCase", "RED", "red", "redder"),
                    new Row("StringLike", "r?d*", "redder", "Red"),
                    new Row("StringNotLike", "r?d*", "redder", "Red"),
                    new Row("NumericEquals", "10", "10.0", "11"),
                    new Row("NumericNotEquals", "10", "10.0", "11"),
                    new Row("NumericLessThan", "10", "9.9", "10"),
                    new Row("NumericLessThanEquals", "10", "10", "10.1"),
                    new Row("NumericGreaterThan", "10", "11", "10"),
                    new Row("NumericGreaterThanEquals", "10", "10", "9"),
                    new Row("DateEquals", "2026-03-01T12:00:00Z", "1772366400", "1772366401"),
                    new Row("DateNotEquals", "1772366400", "2026-03-01T13:00:00+01:00", "2026"),
                    new Row("DateLessThan", "2026-03-01", "2026-02-28T23:59:59.9Z", "2026-03-01"),
                    new Row("DateLessThanEquals", "2026-03-01", "2026-03-01", "2026-03-02"),
                    new Row("DateGreaterThan", "2026-03", "2026-03-01T00:00:01Z", "2026-03-01"),
                    new Row("DateGreaterThanEquals", "2026", "2026-01-01", "2025-12-31"),
                    new Row("Bool", "true", "true", "false"),
                    new Row("BinaryEquals", "QUJDRA==", "QUJDRA==", "QUJD"),
                    new Row("IpAddress", "203.0.113.7/24", "203.0.113.200", "203.0.114.1"),
                    new Row("NotIpAddress", "2001:db8::/32", "2001:DB8:0:1::5", "2001:db9::1"),
                    new Row("ArnEquals", "arn:aws:s3:::b/*", "arn:aws:s3:::b/k", "arn:aws:s3:::c"),
                    new Row("ArnLike", "arn:aws:s3:::b/*", "arn:aws:s3:::b/k:l", "arn:aws:s3:::c"),
                    new Row("ArnNotEquals", "arn:*:s3:::b", "arn:aws:s3:::b", "arn:aws:s3:a::b"),
                    new Row("ArnNotLike", "arn:aws:s3:::b", "arn:aws:s3:::b", "arn:aws:s3:::c"));

    @Test
    void every_operator_has_a_row_and_null_a_test_of_its_own() {
        assertThat(ROWS.stream().map(Row::operator).toList())
                .containsExactlyElementsOf(
                        Operators.all().stream()
                                .map(Operator::name)
                                .filter(name -> !name.equals("Null"))
                                .toList());
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void one_value_is_compared_and_its_sign_is_the_operators(Row row) {
        boolean negated = operator(row).negated();

        assertThat(holds(row, "", row.hit())).isNotEqualTo(negated);
        assertThat(holds(row, "", row.miss())).isEqualTo(negated);
        assertThat(holds(row, "IfExists", row.hit())).isNotEqualTo(negated);
        assertThat(holds(row, "IfExists", row.miss())).isEqualTo(negated);
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void an_absent_key_fails_a_positive_operator_and_passes_with_if_exists(Row row) {
        assertThat(holds(row, "")).isEqualTo(operator(row).negated());
        assertThat(holds(row, "IfExists")).isTrue();
        assertThat(holds(Quantifier.ALL, row, "")).isTrue();
        assertThat(holds(Quantifier.ALL, row, "IfExists")).isTrue();
        assertThat(holds(Quantifier.ANY, row, "")).isFalse();
        assertThat(holds(Quantifier.ANY, row, "IfExists")).isTrue();
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void set_operators_ask_each_value_by_itself(Row row) {
        boolean negated = operator(row).negated();

        assertThat(holds(Quantifier.ALL, row, "", row.hit(), row.hit())).isNotEqualTo(negated);
        assertThat(holds(Quantifier.ALL, row, "", row.miss(), row.miss())).isEqualTo(negated);
        assertThat(holds(Quantifier.ALL, row, "", row.hit(), row.miss())).isFalse();
        assertThat(holds(Quantifier.ANY, row, "", row.hit(), row.hit())).isNotEqualTo(negated);
        assertThat(holds(Quantifier.ANY, row, "", row.miss(), row.miss())).isEqualTo(negated);
        assertThat(holds(Quantifier.ANY, row, "", row.hit(), row.miss())).isTrue();
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void a_value_of_another_kind_matches_nothing(Row row) {
        assertThat(holds(row, "", "\u0000no value")).isEqualTo(operator(row).negated());
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void a_wanted_value_of_another_kind_matches_nothing(Row row) {
        Row broken = new Row(row.operator(), "\u0000no value", row.hit(), row.miss());

        assertThat(holds(broken, "", row.hit())).isEqualTo(operator(row).negated());
        assertThat(operator(row).accepts(row.wanted())).isTrue();
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void variables_mean_something_to_text_arns_and_truth_values_only(Row row) {
        ValueType type = operator(row).type();

        assertThat(operator(row).variables())
                .isEqualTo(Set.of(ValueType.STRING, ValueType.ARN, ValueType.BOOL).contains(type));
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, true",
        "true, true, false",
        "false, true, true",
        "false, false, false",
        "True, false, true",
        "perhaps, true, false"
    })
    void null_asks_for_absence(String wanted, boolean present, boolean holds) {
        Comparison comparison =
                Comparison.of(OperatorName.parse("Null").orElseThrow(), KEY, List.of(wanted), true);
        String[] values = present ? new String[] {""} : Keys.NONE;

        assertThat(comparison.holds(key -> values)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "StringEqual",
        "stringEquals",
        "NullIfExists",
        "ForAnyValue:Null",
        "ForSomeValue:Bool",
        "IfExists",
        "ForAllValues:",
        "BoolIfExistsIfExists",
        "''"
    })
    void what_is_no_operator_is_refused(String name) {
        assertThat(OperatorName.parse(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, 255.1.2.3, true",
        "0.0.0.0/0, ::1, false",
        "::/0, ::1, true",
        "::/0, 1.2.3.4, false",
        "10.0.0.1, 10.0.0.1, true",
        "10.0.0.1, 10.0.0.2, false",
        "10.0.0.0/33, 10.0.0.1, false",
        "10.0.0.0/-1, 10.0.0.1, false",
        "10.0.0.0/, 10.0.0.0, false",
        "010.0.0.1, 10.0.0.1, false",
        "10.0.0.0/8, 10.0.0, false",
        "10.0.0.128/25, 10.0.0.127, false",
        "::ffff:1.2.3.4, ::ffff:102:304, true",
        "1::2::3, 1::2, false",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8, true",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0, true",
        "fe80::/10, febf::1, true",
        "fe80::/10, fec0::1, false"
    })
    void addresses_lie_within_ranges_of_their_family(String range, String address, boolean holds) {
        assertThat(holds(new Row("IpAddress", range, "", ""), "", address)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "1e3, 1000, true",
        "-0.5, -.50, true",
        "1e999999999, 1e999999999, false",
        "12345678901234567890123456789012345, 12345678901234567890123456789012345, true",
        "12345678901234567890123456789012345, 12345678901234567890123456789012346, false",
        "0x10, 16, false"
    })
    void numbers_are_exact_and_of_sane_size(String wanted, String actual, boolean holds) {
        assertThat(holds(new Row("NumericEquals", wanted, "", ""), "", actual)).isEqualTo(holds);
    }

    private static Operator operator(Row row) {
        return Operators.find(row.operator()).orElseThrow();
    }

    private static boolean holds(Row row, String suffix, String... values) {
        return holds(Quantifier.SINGLE, row, suffix, values);
    }

    private static boolean holds(Quantifier quantifier, Row row, String suffix, String... values) {
        OperatorName name =
                OperatorName.parse(quantifier.prefix() + row.operator() + suffix).orElseThrow();
        return Comparison.of(name, KEY, List.of(row.wanted()), true).holds(key -> values);
    }
}
