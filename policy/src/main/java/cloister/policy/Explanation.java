package cloister.policy;

import java.util.List;
import java.util.Optional;

/**
 * Why a request is decided as it is: every statement considered, layer by layer.
 *
 * @param layers in the order in which they are asked; a layer of levels stands once for each level
 */
public record Explanation(Decision decision, List<LayerExplanation> layers) {
    public Explanation {
        layers = List.copyOf(layers);
    }

    /** The statements that apply to the request, of all layers. */
    public List<StatementExplanation> applying() {
        return layers.stream()
                .flatMap(layer -> layer.statements().stream())
                .filter(StatementExplanation::applies)
                .toList();
    }

    /**
     * One layer, or one level of it.
     *
     * @param outcome what it says by itself: an implicit denial where no statement applies
     */
    public record LayerExplanation(
            Layer layer, Outcome outcome, List<StatementExplanation> statements) {
        public LayerExplanation {
            statements = List.copyOf(statements);
        }
    }

    /**
     * One statement.
     *
     * @param position where it stands in its document
     * @param principal how it means who asks; {@link Grant#DIRECT} where it names nobody, {@link
     *     Grant#NONE} also of a Deny that spares who asks
     */
    public record StatementExplanation(
            Decision.StatementRef ref,
            Effect effect,
            Position position,
            Grant principal,
            boolean actionMatches,
            boolean resourceMatches,
            List<ConditionExplanation> conditions) {
        public StatementExplanation {
            conditions = List.copyOf(conditions);
        }

        /** Whether all of it fits the request, so that its effect counts. */
        public boolean applies() {
            return principal != Grant.NONE
                    && actionMatches
                    && resourceMatches
                    && conditions.stream().allMatch(ConditionExplanation::holds);
        }
    }

    /**
     * One key of a condition block.
     *
     * @param operator its name with set operator and {@code IfExists}
     * @param key the condition key as written
     * @param actual the request's values; none where the key is absent
     */
    public record ConditionExplanation(
            String operator,
            String key,
            List<WantedValue> wanted,
            List<String> actual,
            boolean holds) {
        public ConditionExplanation {
            wanted = List.copyOf(wanted);
            actual = List.copyOf(actual);
        }
    }

    /**
     * A value that a condition wants.
     *
     * @param written the value in the document
     * @param resolved with its variables' values in place; empty where one has none
     */
    public record WantedValue(String written, Optional<String> resolved) {}
}
