package cloister.studio;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next the position after which the rest follows; empty where there is none
 */
record Page<V>(List<V> items, Optional<String> next) {
    <R> Page<R> map(Function<V, R> change) {
        return new Page<>(items.stream().map(change).toList(), next);
    }
}
