package cloister.policy.lint;

import cloister.policy.condition.ValueType;

/** What the values of each type look like, in words. */
final class ValueForms {
    private ValueForms() {}

    /** What a value isn't that the operator can't compare with. */
    static String noun(ValueType type) {
        return switch (type) {
            case STRING -> "text";
            case NUMERIC -> "number";
            case DATE -> "date";
            case BOOL, PRESENCE -> "true or false";
            case BINARY -> "base64 text";
            case IP_ADDRESS -> "IP address or range";
            case ARN -> "ARN";
        };
    }

    static String example(ValueType type) {
        return switch (type) {
            case STRING -> "text";
            case NUMERIC -> "a number, such as 300";
            case DATE -> "a date, such as 2026-01-31T00:00:00Z";
            case BOOL, PRESENCE -> "\"true\" or \"false\"";
            case BINARY -> "base64 text";
            case IP_ADDRESS -> "an address or range, such as 203.0.113.0/24";
            case ARN -> "an ARN, such as arn:aws:iam::123456789012:role/*";
        };
    }
}
