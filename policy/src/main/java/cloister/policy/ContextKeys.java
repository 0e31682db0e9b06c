package cloister.policy;

import cloister.policy.condition.Comparison;
import cloister.policy.condition.ConditionKey;
import cloister.policy.condition.Pattern;
import cloister.policy.condition.Piece;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the condition keys that statements refer to. */
final class ContextKeys {
    private final Map<ConditionKey, String> found = new LinkedHashMap<>();

    private ContextKeys() {}

    static Set<String> of(Collection<CompiledStatement> statements) {
        ContextKeys keys = new ContextKeys();
        for (CompiledStatement statement : statements) {
            keys.addVariables(statement.resources());
            for (Comparison comparison : statement.comparisons()) {
                keys.add(comparison.key());
                keys.addVariables(comparison.wanted());
            }
        }
        return Collections.unmodifiableSet(new LinkedHashSet<>(keys.found.values()));
    }

    private void addVariables(List<Pattern> patterns) {
        for (Pattern pattern : patterns) {
            for (Piece piece : pattern.pieces()) {
                if (piece instanceof Piece.Variable variable) {
                    add(variable.key());
                }
            }
        }
    }

    private void add(ConditionKey key) {
        found.putIfAbsent(key, key.written());
    }
}
