package cloister.prover;

import com.microsoft.z3.BoolExpr;

/**
 * Something that must not be possible.
 *
 * @param property what it would break; of a property of one's own, {@link #own}
 * @param question the request that would do it
 * @param formula when it would; never true where all is well
 * @param deed what it would be, for people: {@code deletes another team's experiment}
 * @param own the words of a property of one's own; else empty
 */
record Check(Property property, Question question, BoolExpr formula, String deed, String own) {
    static Check of(Property property, Question question, BoolExpr formula, String deed) {
        return new Check(property, question, formula, deed, "");
    }

    /** The name of the property as reports have it. */
    String name() {
        return own.isEmpty() ? property.words() : own;
    }
}
