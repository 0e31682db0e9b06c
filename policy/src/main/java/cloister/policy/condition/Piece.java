package cloister.policy.condition;

import java.util.Optional;

/** A part of a pattern, from left to right. */
public sealed interface Piece {
    /** Characters that stand for themselves. */
    record Text(String text) implements Piece {}

    /** {@code *}: any run of characters, an empty one too. */
    record AnyText() implements Piece {}

    /** {@code ?}: any one character. */
    record AnyCharacter() implements Piece {}

    /**
     * A policy variable: the value of a single-valued key.
     *
     * @param fallback the default value, {@code ${key, 'value'}}
     */
    record Variable(ConditionKey key, Optional<String> fallback) implements Piece {}
}
