package cloister.policy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.policy.oracle.Agreement;
import cloister.policy.oracle.Json;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

import java.util.List;

/** Conditions on any text are decided without a failure, and on strings as the reference does. */
final class ConditionFuzzTest {
    private static final List<String> TYPED =
            List.of(
                    "NumericLessThan",
                    "NumericNotEquals",
                    "DateGreaterThanEquals",
                    "DateNotEquals",
                    "Bool",
                    "BinaryEquals",
                    "IpAddress",
                    "NotIpAddress",
                    "ArnLike",
                    "Null");

    private static final List<String> STRINGS =
            List.of(
                    "StringEquals",
                    "StringNotEquals",
                    "StringLike",
                    "StringNotLike",
                    "ForAllValues:StringLike",
                    "ForAnyValue:StringNotEquals",
                    "StringLikeIfExists");

    @FuzzTest(maxDuration = "5m")
    void any_operator_takes_any_text(FuzzedDataProvider data) {
        String operator = data.pickValue(TYPED);
        Conditions.holds(operator, data.consumeString(40), data.consumeRemainingAsString());
    }

    @FuzzTest(maxDuration = "5m")
    void strings_are_compared_as_the_reference_does(FuzzedDataProvider data) {
        String operator = data.pickValue(STRINGS);
        String wanted = data.consumeAsciiString(14);
        String given = data.consumeAsciiString(14);
        Json line = Conditions.line(operator, wanted, given);
        if (Conditions.isRead(operator, wanted)) {
            assertThat(Agreement.complaint(line)).isEmpty();
        }
    }
}
