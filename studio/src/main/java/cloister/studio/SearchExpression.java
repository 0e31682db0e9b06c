package cloister.studio;

import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The conditions of a search (API reference, SearchExpression). */
final class SearchExpression {
    private static final int MOST_CONDITIONS = 50;

    /** The properties on which Contains may be used more than once. */
    private static final Set<String> CONTAINS_FREELY =
            Set.of(
                    "DisplayName",
                    "ExperimentName",
                    "TrialName",
                    "TrialComponentName",
                    "Tags",
                    "InputArtifacts",
                    "OutputArtifacts");

    private final SearchKind<?> kind;
    private int conditions;
    private int limitedContains;

    private SearchExpression(SearchKind<?> kind) {
        this.kind = kind;
    }

    /**
     * What a search finds; everything where the input has no expression.
     *
     * @throws ApiException ValidationException where the expression doesn't fit the kind
     */
    static Predicate<Struct> of(SearchKind<?> kind, Struct input) {
        return input.optionalStruct("SearchExpression")
                .map(expression -> new SearchExpression(kind).expression(expression))
                .orElse(record -> true);
    }

    private Predicate<Struct> expression(Struct expression) {
        List<Predicate<Struct>> all = new ArrayList<>();
        expression.structs("Filters").forEach(filter -> all.add(filter(filter)));
        expression.structs("NestedFilters").forEach(nested -> all.add(nested(nested)));
        for (Struct sub : expression.structs("SubExpressions")) {
            count();
            all.add(expression(sub));
        }
        if (all.isEmpty()) {
            throw Refusal.validation(
                    "A SearchExpression needs at least one filter, nested filter or"
                            + " subexpression.");
        }
        boolean or = expression.optionalString("Operator").filter("Or"::equals).isPresent();
        return record -> {
            Stream<Predicate<Struct>> conditionStream = all.stream();
            return or
                    ? conditionStream.anyMatch(condition -> condition.test(record))
                    : conditionStream.allMatch(condition -> condition.test(record));
        };
    }

    private Predicate<Struct> filter(Struct filter) {
        count();
        String property = filter.string("Name");
        kind.check(property);
        boolean contains = filter.optionalString("Operator").filter("Contains"::equals).isPresent();
        if (contains && !CONTAINS_FREELY.contains(property.split("\\.", 2)[0])) {
            limitedContains++;
            if (limitedContains > 1) {
                throw Refusal.validation("'CONTAINS' operator usage limit of 1 exceeded.");
            }
        }
        return SearchFilter.of(filter);
    }

    /** One element of a list meets all filters, which name its members by their whole name. */
    private Predicate<Struct> nested(Struct nested) {
        count();
        String list = nested.string("NestedPropertyName");
        List<Predicate<Struct>> filters = new ArrayList<>();
        for (Struct filter : nested.structs("Filters")) {
            String property = filter.string("Name");
            if (!property.startsWith(list + ".")) {
                throw Refusal.validation(
                        "Filters nested in " + list + " must name its properties: " + property);
            }
            filter(filter);
            filters.add(
                    SearchFilter.of(
                            Struct.builder()
                                    .putAll(filter)
                                    .put("Name", property.substring(list.length() + 1))
                                    .build()));
        }
        return record ->
                SearchProperty.values(record, list).stream()
                        .anyMatch(
                                element ->
                                        element instanceof Struct struct
                                                && filters.stream()
                                                        .allMatch(filter -> filter.test(struct)));
    }

    private void count() {
        conditions++;
        if (conditions > MOST_CONDITIONS) {
            throw Refusal.validation(
                    "A SearchExpression can contain at most "
                            + MOST_CONDITIONS
                            + " filters, nested filters and subexpressions.");
        }
    }
}
