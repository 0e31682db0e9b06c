package cloister.policy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.policy.oracle.Agreement;
import cloister.policy.oracle.Json;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

import org.junit.jupiter.api.Tag;

import java.util.List;

/** Conditions on any text are decided without a failure, and on strings as the reference does. */
@Tag("fuzz")
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

    private static final List<String> VARIABLES =
            List.of(
                    "${*}",
                    "${?}",
                    "${$}",
                    "${aws:username}",
                    "${AWS:UserName}",
                    "${example:key}",
                    "${aws:PrincipalTag/none}",
                    "${aws:PrincipalTag/none, 'a*'}");

    @FuzzTest(maxDuration = "5m")
    void any_operator_takes_any_text(FuzzedDataProvider data) {
        String operator = data.pickValue(TYPED);
        Conditions.holds(operator, data.consumeString(40), data.consumeRemainingAsString());
    }

    @FuzzTest(maxDuration = "5m")
    void strings_are_compared_as_the_reference_does(FuzzedDataProvider data) {
        String operator = data.pickValue(STRINGS);
        String given = data.consumeAsciiString(12);
        StringBuilder wanted = new StringBuilder();
        for (int parts = data.consumeInt(0, 3); parts >= 0; parts--) {
            wanted.append(data.consumeBoolean() ? data.pickValue(VARIABLES) : "");
            wanted.append(data.consumeAsciiString(4).replace("$", ""));
        }
        Json line = Conditions.line(operator, wanted.toString(), given);
        assertThat(Agreement.complaint(line)).isEmpty();
    }
}
