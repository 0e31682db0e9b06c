package cloister.policy.lint;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the values of each family of operators look like. */
final class ValueForms {
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?");
    private static final Pattern DATE =
            Pattern.compile(
                    "\\d{1,13}|\\d{4}-\\d{2}-\\d{2}"
                            + "(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[-+]\\d{2}:?\\d{2})?)?");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*={0,2}");
    private static final Pattern IPV4 =
            Pattern.compile(
                    "(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}"
                            + "(/(3[0-2]|[12]?\\d))?");
    private static final Pattern IPV6 =
            Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:]{2,39}(/(12[0-8]|1[01]\\d|[1-9]?\\d))?");

    private ValueForms() {}

    /** What a value isn't though its family of operators needs it to be. */
    static Optional<String> problem(OperatorName.Family family, String value) {
        if (value.contains("${")) {
            return Optional.empty();
        }
        String lower = value.toLowerCase(Locale.ROOT);
        return switch (family) {
            case STRING -> Optional.empty();
            case NUMERIC -> unless(NUMBER.matcher(value).matches(), "number");
            case DATE -> unless(DATE.matcher(value).matches(), "date");
            case BOOL, NULL ->
                    unless(lower.equals("true") || lower.equals("false"), "true or false");
            case BINARY -> unless(BASE64.matcher(value).matches(), "base64 text");
            case IP_ADDRESS ->
                    unless(
                            IPV4.matcher(value).matches() || IPV6.matcher(value).matches(),
                            "IP address or range");
            case ARN -> unless(value.equals("*") || PatternReader.isArnPattern(value), "ARN");
        };
    }

    private static Optional<String> unless(boolean right, String name) {
        return right ? Optional.empty() : Optional.of(name);
    }

    static String example(OperatorName.Family family) {
        return switch (family) {
            case STRING -> "text";
            case NUMERIC -> "a number, such as 300";
            case DATE -> "a date, such as 2026-01-31T00:00:00Z";
            case BOOL, NULL -> "\"true\" or \"false\"";
            case BINARY -> "base64 text";
            case IP_ADDRESS -> "an address or range, such as 203.0.113.0/24";
            case ARN -> "an ARN, such as arn:aws:iam::123456789012:role/*";
        };
    }
}
