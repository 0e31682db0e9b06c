package cloister.prover.encoding;

import cloister.policy.condition.Piece;

import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.CharSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.IntSort;
import com.microsoft.z3.SeqSort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a text fits a glob with variables in it, as a formula. */
final class Globs {
    private final Context z3;
    private final Words words;
    private final Logic logic;

    Globs(Context z3, Words words, Logic logic) {
        this.z3 = z3;
        this.words = words;
        this.logic = logic;
    }



    Bounds matches(List<Piece> glob, SymbolicText text, SymbolicKeys keys) {
        Optional<Bounds> folded = folded(glob, text);
        if (folded.isPresent()) {
            return folded.get();
        }
        List<Piece> pieces = new ArrayList<>();
        List<BoolExpr> resolvable = new ArrayList<>();
        for (Piece piece : glob) {
            if (!(piece instanceof Piece.Variable variable)) {
                pieces.add(piece);
                continue;
            }
            SymbolicKey key = keys.values(variable.key());
            resolvable.add(hasOneValue(key, variable.fallback()));
            Optional<String> known = knownValue(key, variable.fallback());
            if (known.isPresent()) {
                pieces.add(new Piece.Text(known.get()));
            } else {
                pieces.add(variable);
            }
        }
        BoolExpr resolved = logic.and(resolvable);
        if (resolved.isFalse()) {
            return logic.never();
        }
        return logic.all(
                List.of(
                        Bounds.exactly(resolved),
                        fits(merged(pieces), text, variable -> value(keys.values(variable.key()), variable.fallback()))));
    }

    private static List<Piece> merged(List<Piece> pieces) {
        List<Piece> all = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Text(String text)) {
                if (text.isEmpty()) {
                    continue;
                }
                if (!all.isEmpty() && all.getLast() instanceof Piece.Text(String before)) {
                    all.set(all.size() - 1, new Piece.Text(before + text));
                    continue;
                }
            }
            all.add(piece);
        }
        return all;
    }

    /** What is plain without the solver. */
    private Optional<Bounds> folded(List<Piece> glob, SymbolicText text) {
        if (glob.stream().anyMatch(p -> p instanceof Piece.Text(String t) && !Words.canSay(t))) {
            return Optional.of(logic.unsure());
        }
        if (glob.size() == 1 && glob.getFirst() instanceof Piece.AnyText) {
            return Optional.of(logic.always());
        }
        return Overlap.isPossible(glob, text) ? Optional.empty() : Optional.of(logic.never());
    }

    private Bounds fits(
            List<Piece> glob,
            SymbolicText text,
            java.util.function.Function<Piece.Variable, Expr<SeqSort<CharSort>>> values) {
        Optional<Peeling> peeled = Peeling.of(glob, text);
        if (peeled.isEmpty()) {
            return logic.never();
        }
        List<Piece> pieces = peeled.get().glob();
        SymbolicText rest = peeled.get().text();
        if (pieces.size() == 1 && pieces.getFirst() instanceof Piece.AnyText) {
            return logic.always();
        }
        Expr<SeqSort<CharSort>> actual = rest.expression(words);
        boolean wild =
                pieces.stream()
                        .anyMatch(
                                p -> p instanceof Piece.AnyText || p instanceof Piece.AnyCharacter);
        if (!wild) {
            return Bounds.exactly(words.equal(actual, joined(pieces, values)));
        }
        if (pieces.stream().noneMatch(Piece.Variable.class::isInstance)) {
            return Bounds.exactly(words.in(actual, words.glob(pieces, "")));
        }
        return withVariables(pieces, actual, values);
    }

    private Bounds withVariables(
            List<Piece> pieces,
            Expr<SeqSort<CharSort>> actual,
            java.util.function.Function<Piece.Variable, Expr<SeqSort<CharSort>>> values) {
        long stars = pieces.stream().filter(Piece.AnyText.class::isInstance).count();
        boolean single = pieces.stream().noneMatch(Piece.AnyCharacter.class::isInstance);
        int star = pieces.indexOf(new Piece.AnyText());
        if (single && stars == 1) {
            Expr<SeqSort<CharSort>> before = joined(pieces.subList(0, star), values);
            Expr<SeqSort<CharSort>> behind =
                    joined(pieces.subList(star + 1, pieces.size()), values);
            return Bounds.exactly(
                    logic.and(
                            z3.mkPrefixOf(before, actual),
                            z3.mkSuffixOf(behind, actual),
                            z3.mkGe(z3.mkLength(actual), sum(before, behind))));
        }
        if (single
                && stars == 2
                && star == 0
                && pieces.getLast() instanceof Piece.AnyText) {
            return Bounds.exactly(
                    z3.mkContains(actual, joined(pieces.subList(1, pieces.size() - 1), values)));
        }
        return new Bounds(words.in(actual, words.glob(pieces, "")), z3.mkFalse());
    }

    @SuppressWarnings("unchecked")
    private ArithExpr<IntSort> sum(
            Expr<SeqSort<CharSort>> one, Expr<SeqSort<CharSort>> other) {
        return z3.mkAdd(z3.mkLength(one), z3.mkLength(other));
    }

    private Expr<SeqSort<CharSort>> joined(
            List<Piece> pieces,
            java.util.function.Function<Piece.Variable, Expr<SeqSort<CharSort>>> values) {
        List<Expr<SeqSort<CharSort>>> parts = new ArrayList<>();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Text(String text) -> parts.add(words.text(text));
                case Piece.Variable variable -> parts.add(values.apply(variable));
                case Piece.AnyText() -> throw new IllegalArgumentException("a star has no text");
                case Piece.AnyCharacter() ->
                        throw new IllegalArgumentException("a question mark has no text");
            }
        }
        return words.joined(parts);
    }

    private BoolExpr hasOneValue(SymbolicKey key, Optional<String> fallback) {
        return fallback.isPresent() ? z3.mkTrue() : exactlyOne(key);
    }

    BoolExpr exactlyOne(SymbolicKey key) {
        List<BoolExpr> ways = new ArrayList<>();
        for (int chosen = 0; chosen < key.places().size(); chosen++) {
            List<BoolExpr> one = new ArrayList<>();
            for (int i = 0; i < key.places().size(); i++) {
                BoolExpr taken = key.places().get(i).taken();
                one.add(i == chosen ? taken : logic.not(taken));
            }
            ways.add(logic.and(one));
        }
        return logic.or(ways);
    }

    private Optional<String> knownValue(SymbolicKey key, Optional<String> fallback) {
        if (key.places().isEmpty()) {
            return fallback;
        }
        SymbolicKey.Place first = key.places().getFirst();
        return key.places().size() == 1
                        && first.taken().isTrue()
                        && first.value().parts().size() == 1
                        && first.value().parts().getFirst() instanceof SymbolicText.Known(String t)
                ? Optional.of(t)
                : Optional.empty();
    }

    private Expr<SeqSort<CharSort>> value(SymbolicKey key, Optional<String> fallback) {
        BoolExpr single = exactlyOne(key);
        Expr<SeqSort<CharSort>> value = words.text(fallback.orElse(""));
        List<SymbolicKey.Place> places = key.places();
        for (int i = places.size() - 1; i >= 0; i--) {
            Expr<SeqSort<CharSort>> own = places.get(i).value().expression(words);
            boolean sure = fallback.isEmpty() && places.size() == 1;
            BoolExpr chosen = logic.and(single, places.get(i).taken());
            value = sure || chosen.isTrue() ? own : ite(chosen, own, value);
        }
        return value;
    }

    private Expr<SeqSort<CharSort>> ite(
            BoolExpr condition, Expr<SeqSort<CharSort>> one, Expr<SeqSort<CharSort>> other) {
        return condition.isFalse() ? other : z3.mkITE(condition, one, other);
    }
}
