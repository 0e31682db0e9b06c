package cloister.policy.lint;

import java.util.Optional;

/**
 * Something found in a text.
 *
 * @param span the stretch of text it is about
 * @param where the policy and statement it is in, such as {@code statement 2 (ReadOnly)}; empty
 *     where it is about the whole
 * @param message what is wrong
 * @param advice what to do about it; empty where the message says it all
 * @param fix the mend, where one is certain
 */
public record Finding(
        Rule rule, Span span, String where, String message, String advice, Optional<Fix> fix) {

    public Severity severity() {
        return rule.severity();
    }

    /** The same finding, placed within something greater. */
    Finding within(String outer) {
        String place = where.isEmpty() ? outer : outer + ", " + where;
        return new Finding(rule, span, place, message, advice, fix);
    }
}
