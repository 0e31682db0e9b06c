package cloister.prover.encoding;

import cloister.policy.condition.Piece;
import cloister.policy.condition.ValueType;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.CharSort;
import com.microsoft.z3.Expr;
import com.microsoft.z3.SeqSort;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Conditions as formulas, rule by rule as the engine decides them. */
final class Conditions {
    private final Words words;
    private final Logic logic;
    private final Globs globs;

    Conditions(Words words, Logic logic, Globs globs) {
        this.words = words;
        this.logic = logic;
        this.globs = globs;
    }

    /** Whether a condition holds. */
    Bounds holds(Rule.Test test, SymbolicKeys keys) {
        SymbolicKey key = keys.values(test.key());
        boolean negated = test.operator().operator().negated();
        BoolExpr absent =
                logic.and(key.places().stream().map(place -> logic.not(place.taken())).toList());
        if (test.operator().operator().type() == ValueType.PRESENCE) {
            return presence(test, absent);
        }
        boolean onAbsent =
                test.operator().ifExists()
                        || switch (test.operator().quantifier()) {
                            case SINGLE -> negated;
                            case ALL -> true;
                            case ANY -> false;
                        };
        Bounds there =
                switch (test.operator().quantifier()) {
                    case SINGLE -> {
                        Bounds some = some(test, key, keys, false);
                        yield negated ? logic.not(some) : some;
                    }
                    case ALL ->
                            logic.any(
                                    List.of(
                                            Bounds.exactly(isNullDataset(key)),
                                            every(test, key, keys, negated)));
                    case ANY ->
                            logic.all(
                                    List.of(
                                            Bounds.exactly(logic.not(isNullDataset(key))),
                                            some(test, key, keys, negated)));
                };
        return logic.any(
                List.of(
                        logic.all(List.of(Bounds.exactly(absent), logic.known(onAbsent))),
                        logic.all(List.of(Bounds.exactly(logic.not(absent)), there))));
    }

    private Bounds presence(Rule.Test test, BoolExpr absent) {
        List<BoolExpr> ways = new ArrayList<>();
        for (List<Piece> wanted : test.wanted()) {
            switch (plain(wanted).toLowerCase(Locale.ROOT)) {
                case "true" -> ways.add(absent);
                case "false" -> ways.add(logic.not(absent));
                default -> {}
            }
        }
        return Bounds.exactly(logic.or(ways));
    }

    /** To set operators, a lone empty text is no value. */
    private BoolExpr isNullDataset(SymbolicKey key) {
        List<BoolExpr> lone = new ArrayList<>();
        for (SymbolicKey.Place place : key.places()) {
            lone.add(
                    logic.and(
                            place.taken(),
                            words.equal(place.value().expression(words), words.text(""))));
        }
        return logic.and(globs.exactlyOne(key), logic.or(lone));
    }

    private Bounds some(Rule.Test test, SymbolicKey key, SymbolicKeys keys, boolean negated) {
        return logic.any(
                key.places().stream()
                        .map(
                                place ->
                                        logic.all(
                                                List.of(
                                                        Bounds.exactly(place.taken()),
                                                        passes(test, place, keys, negated))))
                        .toList());
    }

    private Bounds every(Rule.Test test, SymbolicKey key, SymbolicKeys keys, boolean negated) {
        return logic.all(
                key.places().stream()
                        .map(
                                place ->
                                        logic.any(
                                                List.of(
                                                        Bounds.exactly(logic.not(place.taken())),
                                                        passes(test, place, keys, negated))))
                        .toList());
    }

    private Bounds passes(
            Rule.Test test, SymbolicKey.Place place, SymbolicKeys keys, boolean negated) {
        Bounds matches =
                logic.any(
                        test.wanted().stream()
                                .map(wanted -> matches(test, wanted, place.value(), keys))
                                .toList());
        return negated ? logic.not(matches) : matches;
    }

    private Bounds matches(
            Rule.Test test, List<Piece> wanted, SymbolicText actual, SymbolicKeys keys) {
        return switch (test.operator().operator().type()) {
            case STRING ->
                    test.operator().operator().name().endsWith("IgnoreCase")
                            ? ignoringCase(wanted, actual, keys)
                            : globs.matches(wanted, actual, keys);
            case ARN -> arn(wanted, actual, keys);
            case BOOL -> bool(wanted, actual);
            case NUMERIC, DATE, IP_ADDRESS, BINARY -> logic.unsure();
            case PRESENCE -> throw new IllegalArgumentException("presence has no value");
        };
    }

    private Bounds ignoringCase(List<Piece> wanted, SymbolicText actual, SymbolicKeys keys) {
        if (wanted.isEmpty()) {
            return Bounds.exactly(words.equal(actual.expression(words), words.text("")));
        }
        if (wanted.stream()
                .anyMatch(p -> p instanceof Piece.Text(String text) && !Words.canSay(text))) {
            return logic.unsure();
        }
        return wanted.size() == 1 && wanted.getFirst() instanceof Piece.Text(String text)
                ? Bounds.exactly(words.in(actual.expression(words), words.whateverCase(text)))
                : globs.isButForCase(wanted, actual, keys);
    }

    private Bounds bool(List<Piece> wanted, SymbolicText actual) {
        String text = plain(wanted).toLowerCase(Locale.ROOT);
        return text.equals("true") || text.equals("false")
                ? Bounds.exactly(words.in(actual.expression(words), words.whateverCase(text)))
                : logic.never();
    }

    private static String plain(List<Piece> pieces) {
        return pieces.isEmpty()
                ? ""
                : pieces.size() == 1 && pieces.getFirst() instanceof Piece.Text(String text)
                        ? text
                        : "*";
    }

    /**
     * An ARN's wildcards stay between colons. So it matches at most what a plain glob does, and at
     * least that where the text has as many colons as the pattern: no star has room for one.
     */
    private Bounds arn(List<Piece> wanted, SymbolicText actual, SymbolicKeys keys) {
        if (wanted.size() == 1 && wanted.getFirst() instanceof Piece.AnyText) {
            return logic.always();
        }
        Bounds glob = globs.matches(wanted, actual, keys);
        if (glob.may().isFalse()) {
            return glob;
        }
        if (wanted.stream()
                .anyMatch(p -> p instanceof Piece.Text(String text) && !Words.canSay(text))) {
            return logic.unsure();
        }
        Expr<SeqSort<CharSort>> text = actual.expression(words);
        if (wanted.stream().noneMatch(Piece.Variable.class::isInstance)) {
            return Bounds.exactly(words.in(text, ArnGlob.language(words, wanted)));
        }
        int colons = 0;
        List<BoolExpr> narrow = new ArrayList<>();
        for (Piece piece : wanted) {
            if (piece instanceof Piece.Text(String known)) {
                colons += (int) known.chars().filter(c -> c == ':').count();
            } else if (piece instanceof Piece.Variable variable) {
                for (SymbolicKey.Place place : keys.values(variable.key()).places()) {
                    narrow.add(hasColons(place.value(), 0));
                }
                if (variable.fallback().isPresent()) {
                    return new Bounds(glob.may(), logic.never().must());
                }
            }
        }
        narrow.add(hasColons(actual, colons));
        return new Bounds(glob.may(), logic.and(glob.must(), logic.and(narrow)));
    }

    private BoolExpr hasColons(SymbolicText text, int wanted) {
        int known = 0;
        boolean sure = true;
        for (SymbolicText.Part part : text.parts()) {
            switch (part) {
                case SymbolicText.Known(String t) ->
                        known += (int) t.chars().filter(c -> c == ':').count();
                case SymbolicText.Unknown unknown -> sure &= !unknown.characters().has(':');
            }
        }
        if (sure) {
            return logic.known(known == wanted).may();
        }
        return words.in(text.expression(words), ArnGlob.withColons(words, wanted));
    }
}
