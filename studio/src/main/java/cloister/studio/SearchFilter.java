package cloister.studio;

import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** One condition of a search (API reference, Filter). */
final class SearchFilter {
    private static final Set<String> WITHOUT_VALUE = Set.of("Exists", "NotExists");

    private SearchFilter() {}

    /**
     * The condition on a search record or on an element of a list in it.
     *
     * @throws ApiException ValidationException where operator, property and value don't fit
     */
    static Predicate<Struct> of(Struct filter) {
        String property = filter.string("Name");
        Optional<String> value = filter.optionalString("Value");
        String operator =
                filter.optionalString("Operator")
                        .orElseGet(() -> value.isPresent() ? "Equals" : "Exists");
        if (WITHOUT_VALUE.contains(operator) == value.isPresent()) {
            throw Refusal.validation(
                    "Operator "
                            + operator
                            + " of the filter on "
                            + property
                            + (value.isPresent() ? " takes no Value." : " needs a Value."));
        }
        return of(property, operator, value.orElse(""));
    }

    private static Predicate<Struct> of(String property, String operator, String value) {
        return switch (operator) {
            case "Exists" -> record -> !SearchProperty.values(record, property).isEmpty();
            case "NotExists" -> record -> SearchProperty.values(record, property).isEmpty();
            case "Equals" -> any(property, equal(property, value));
            case "NotEquals" -> any(property, equal(property, value)).negate();
            case "GreaterThan" -> any(property, compared(property, operator, value, c -> c > 0));
            case "GreaterThanOrEqualTo" ->
                    any(property, compared(property, operator, value, c -> c >= 0));
            case "LessThan" -> any(property, compared(property, operator, value, c -> c < 0));
            case "LessThanOrEqualTo" ->
                    any(property, compared(property, operator, value, c -> c <= 0));
            case "Contains" -> {
                checkText(property, operator);
                yield any(property, found -> found instanceof String text && text.contains(value));
            }
            case "In" -> {
                checkText(property, operator);
                List<String> values =
                        Arrays.stream(value.split(",", -1)).map(String::strip).toList();
                yield any(property, found -> values.contains(found.toString()));
            }
            default -> throw Refusal.validation("There is no operator " + operator + ".");
        };
    }

    private static Predicate<Struct> any(String property, Predicate<Object> matches) {
        return record -> SearchProperty.values(record, property).stream().anyMatch(matches);
    }

    private static void checkText(String property, String operator) {
        if (SearchProperty.type(property) == SearchProperty.Type.TIME) {
            throw Refusal.validation(
                    "Operator " + operator + " is only supported for text, not for " + property);
        }
    }

    private static Predicate<Object> equal(String property, String value) {
        return switch (SearchProperty.type(property)) {
            case TIME -> compared(property, "Equals", value, comparison -> comparison == 0);
            case NUMBER_OR_TEXT -> {
                Optional<BigDecimal> number = number(value);
                yield found ->
                        found instanceof Number known
                                ? number.filter(n -> compare(known, n) == 0).isPresent()
                                : found.equals(value);
            }
            case TEXT -> found -> found.toString().equals(value);
        };
    }

    private static Predicate<Object> compared(
            String property, String operator, String value, IntPredicate wanted) {
        return switch (SearchProperty.type(property)) {
            case TIME -> {
                Instant time = time(property, value);
                yield found ->
                        found instanceof Instant known
                                && wanted.test(
                                        known.truncatedTo(ChronoUnit.SECONDS).compareTo(time));
            }
            case NUMBER_OR_TEXT -> {
                BigDecimal number =
                        number(value)
                                .orElseThrow(
                                        () ->
                                                Refusal.validation(
                                                        "Value of the filter on "
                                                                + property
                                                                + " must be a number: "
                                                                + value));
                yield found -> found instanceof Number known && wanted.test(compare(known, number));
            }
            case TEXT ->
                    throw Refusal.validation(
                            "Operator " + operator + " is not supported for text: " + property);
        };
    }

    private static int compare(Number known, BigDecimal number) {
        double value = known.doubleValue();
        return Double.isFinite(value)
                ? new BigDecimal(known.toString()).compareTo(number)
                : Double.compare(value, number.doubleValue());
    }

    private static Optional<BigDecimal> number(String value) {
        try {
            return Optional.of(new BigDecimal(value));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Instant time(String property, String value) {
        try {
            String local = value.endsWith("Z") ? value.substring(0, value.length() - 1) : value;
            return LocalDateTime.parse(local)
                    .toInstant(ZoneOffset.UTC)
                    .truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException e) {
            throw Refusal.validation(
                    "Value of the filter on "
                            + property
                            + " must be a time as 2026-01-31T12:00:00: "
                            + value);
        }
    }
}
