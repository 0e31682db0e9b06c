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
        if (glob.stream().anyMatch(p -> p instanceof Piece.Text(String t) && !Words.canSay(t))) {
            return logic.unsure();
        }
        if (glob.size() == 1 && glob.getFirst() instanceof Piece.AnyText) {
            return logic.always();
        }
        if (!Overlap.isPossible(glob, text)) {
            return logic.never();
        }
        List<Part> parts = new ArrayList<>();
        BoolExpr resolved = resolve(glob, keys, parts);
        return resolved.isFalse()
                ? logic.never()
                : logic.all(List.of(Bounds.exactly(resolved), fits(parts, text)));
    }

    /**
     * Whether a text is another, whatever the case. What an unknown part is in one case is another
     * unknown, of which no more is held than the vocabulary says.
     */
    Bounds isButForCase(List<Piece> wanted, SymbolicText text, SymbolicKeys keys) {
        List<Part> parts = new ArrayList<>();
        BoolExpr resolved = resolve(wanted, keys, parts);
        List<SymbolicText.Part> folded = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Part.Text(String known) -> folded.add(new SymbolicText.Known(known));
                case Part.Hole(SymbolicText.Unknown unknown) -> folded.add(unknown);
                case Part.AnyText(), Part.AnyCharacter() -> {
                    return logic.unsure();
                }
            }
        }
        Optional<SymbolicText> one = words.inOneCase(new SymbolicText(folded));
        Optional<SymbolicText> other = words.inOneCase(text);
        if (resolved.isFalse()) {
            return logic.never();
        }
        if (one.isEmpty() || other.isEmpty()) {
            return logic.unsure();
        }
        List<Part> same = new ArrayList<>();
        one.get().parts().forEach(part -> add(part, same));
        return logic.all(
                List.of(
                        Bounds.exactly(resolved),
                        new Bounds(fits(same, other.get()).may(), fits(parts, text).must())));
    }

    /** A glob's pieces with variables replaced; when all of them have a value. */
    private BoolExpr resolve(List<Piece> glob, SymbolicKeys keys, List<Part> parts) {
        List<BoolExpr> resolvable = new ArrayList<>();
        for (Piece piece : glob) {
            if (piece instanceof Piece.Variable variable) {
                SymbolicKey key = keys.values(variable.key());
                resolvable.add(variable.fallback().isPresent() ? z3.mkTrue() : exactlyOne(key));
                value(key, variable.fallback()).parts().forEach(part -> add(part, parts));
            } else {
                add(Part.of(piece), parts);
            }
        }
        return logic.and(resolvable);
    }

    private static void add(SymbolicText.Part part, List<Part> into) {
        switch (part) {
            case SymbolicText.Known(String text) -> add(new Part.Text(text), into);
            case SymbolicText.Unknown unknown -> into.add(new Part.Hole(unknown));
        }
    }

    private static void add(Part part, List<Part> into) {
        if (part instanceof Part.Text(String text)
                && !into.isEmpty()
                && into.getLast() instanceof Part.Text(String before)) {
            into.set(into.size() - 1, new Part.Text(before + text));
        } else {
            into.add(part);
        }
    }

    private Bounds fits(List<Part> glob, SymbolicText text) {
        Optional<Peeling> peeled = Peeling.of(glob, text);
        if (peeled.isEmpty()) {
            return logic.never();
        }
        BoolExpr same =
                logic.and(
                        peeled.get().same().stream()
                                .map(
                                        pair ->
                                                words.equal(
                                                        pair.one().expression(),
                                                        pair.other().expression()))
                                .toList());
        return logic.all(
                List.of(Bounds.exactly(same), rest(peeled.get().glob(), peeled.get().text())));
    }

    private Bounds rest(List<Part> glob, SymbolicText text) {
        if (glob.size() == 1 && glob.getFirst() instanceof Part.AnyText) {
            return logic.always();
        }
        if (glob.isEmpty() && text.parts().isEmpty()) {
            return logic.always();
        }
        Expr<SeqSort<CharSort>> actual = text.expression(words);
        if (glob.stream().noneMatch(Globs::isWild)) {
            BoolExpr same = words.equal(actual, joined(glob));
            return Bounds.exactly(logic.and(same, beginning(glob, text)));
        }
        if (glob.stream().noneMatch(Part.Hole.class::isInstance)) {
            return Bounds.exactly(words.in(actual, words.glob(glob, "")));
        }
        return withHoles(glob, actual);
    }

    /**
     * What follows of an unknown's beginning where it is a text of parts: the solver is slow to.
     */
    private BoolExpr beginning(List<Part> glob, SymbolicText text) {
        return glob.size() == 1
                        && glob.getFirst() instanceof Part.Hole(SymbolicText.Unknown whole)
                        && text.parts().size() > 2
                        && text.parts().get(0) instanceof SymbolicText.Unknown first
                        && text.parts().get(1) instanceof SymbolicText.Known(String known)
                ? z3.mkPrefixOf(
                        words.joined(List.of(first.expression(), words.text(known))),
                        whole.expression())
                : z3.mkTrue();
    }

    private static boolean isWild(Part part) {
        return part instanceof Part.AnyText || part instanceof Part.AnyCharacter;
    }

    private Bounds withHoles(List<Part> glob, Expr<SeqSort<CharSort>> actual) {
        long stars = glob.stream().filter(Part.AnyText.class::isInstance).count();
        boolean single = glob.stream().noneMatch(Part.AnyCharacter.class::isInstance);
        int star = glob.indexOf(new Part.AnyText());
        if (single && stars == 1) {
            Expr<SeqSort<CharSort>> before = joined(glob.subList(0, star));
            Expr<SeqSort<CharSort>> behind = joined(glob.subList(star + 1, glob.size()));
            return Bounds.exactly(
                    logic.and(
                            z3.mkPrefixOf(before, actual),
                            z3.mkSuffixOf(behind, actual),
                            z3.mkGe(z3.mkLength(actual), sum(before, behind))));
        }
        if (single && stars == 2 && star == 0 && glob.getLast() instanceof Part.AnyText) {
            return Bounds.exactly(z3.mkContains(actual, joined(glob.subList(1, glob.size() - 1))));
        }
        return new Bounds(words.in(actual, words.glob(glob, "")), z3.mkFalse());
    }

    @SuppressWarnings("unchecked")
    private ArithExpr<IntSort> sum(Expr<SeqSort<CharSort>> one, Expr<SeqSort<CharSort>> other) {
        return z3.mkAdd(z3.mkLength(one), z3.mkLength(other));
    }

    private Expr<SeqSort<CharSort>> joined(List<Part> glob) {
        List<Expr<SeqSort<CharSort>>> parts = new ArrayList<>();
        for (Part part : glob) {
            switch (part) {
                case Part.Text(String text) -> parts.add(words.text(text));
                case Part.Hole(SymbolicText.Unknown unknown) -> parts.add(unknown.expression());
                case Part.AnyText() -> throw new IllegalArgumentException("a star has no text");
                case Part.AnyCharacter() ->
                        throw new IllegalArgumentException("a question mark has no text");
            }
        }
        return words.joined(parts);
    }

    /** A key has one value and no more: only then does it stand for a variable. */
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

    private SymbolicText value(SymbolicKey key, Optional<String> fallback) {
        List<SymbolicKey.Place> places = key.places();
        if (places.isEmpty()) {
            return SymbolicText.known(fallback.orElse(""));
        }
        if (places.size() == 1 && (fallback.isEmpty() || places.getFirst().taken().isTrue())) {
            return places.getFirst().value();
        }
        BoolExpr single = exactlyOne(key);
        Expr<SeqSort<CharSort>> value = words.text(fallback.orElse(""));
        for (SymbolicKey.Place place : places) {
            value =
                    z3.mkITE(
                            logic.and(single, place.taken()),
                            place.value().expression(words),
                            value);
        }
        return SymbolicText.any(value);
    }
}
