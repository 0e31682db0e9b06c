package cloister.policy.condition;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A text of a policy that a request's text is compared with: wildcards and variables in it. */
public final class Pattern {
    private final String source;
    private final List<Piece> pieces;
    private final @Nullable Glob fixed;

    private Pattern(String source, List<Piece> pieces) {
        this.source = source;
        this.pieces = pieces;
        this.fixed = hasVariable(pieces) ? null : Glob.of(pieces);
    }

    /**
     * Compiles a text.
     *
     * @param variables whether {@code ${…}} means something, else it is plain text
     * @param wildcards whether {@code *} and {@code ?} mean something
     */
    public static Pattern of(String text, boolean variables, boolean wildcards) {
        return new Pattern(text, PieceReader.read(text, variables, wildcards));
    }

    /** The text as the policy has it. */
    public String source() {
        return source;
    }

    public List<Piece> pieces() {
        return pieces;
    }

    /** Whether no variable is in it, so that it is the same for every request. */
    public boolean isFixed() {
        return fixed != null;
    }

    /** Whether it is {@code *} alone. */
    public boolean matchesAnything() {
        return pieces.size() == 1 && pieces.getFirst() instanceof Piece.AnyText;
    }

    /** The characters that every text it matches starts with. */
    public String literalPrefix() {
        return !pieces.isEmpty() && pieces.getFirst() instanceof Piece.Text(String text)
                ? text
                : "";
    }

    /** The pieces behind {@link #literalPrefix}, where no variable is among them. */
    public Optional<List<Piece>> fixedRest() {
        int from = literalPrefix().isEmpty() ? 0 : 1;
        return isFixed() ? Optional.of(pieces.subList(from, pieces.size())) : Optional.empty();
    }

    /** The text it stands for, where it is one text only: no wildcard and no variable in it. */
    public Optional<String> literal() {
        if (pieces.isEmpty()) {
            return Optional.of("");
        }
        return pieces.size() == 1 && pieces.getFirst() instanceof Piece.Text(String text)
                ? Optional.of(text)
                : Optional.empty();
    }

    /** Whether it matches a text; with a variable that has no value it matches none. */
    public boolean matches(String text, Keys keys) {
        if (fixed != null) {
            return fixed.matches(text, 0);
        }
        if (pieces.size() == 1 && pieces.getFirst() instanceof Piece.Variable variable) {
            return isValue(variable, text, keys);
        }
        if (!text.startsWith(literalPrefix())) {
            return false;
        }
        Optional<List<Piece>> resolved = resolve(keys);
        return resolved.isPresent() && Glob.of(resolved.get()).matches(text, 0);
    }

    private static boolean isValue(Piece.Variable variable, String text, Keys keys) {
        String[] values = keys.values(variable.key());
        return values.length == 1
                ? values[0].equals(text)
                : variable.fallback().isPresent() && variable.fallback().get().equals(text);
    }

    /** The pieces with each variable's value in its place; empty where one has none. */
    public Optional<List<Piece>> resolve(Keys keys) {
        if (fixed != null) {
            return Optional.of(pieces);
        }
        List<Piece> resolved = new ArrayList<>(pieces.size());
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Variable(ConditionKey key, Optional<String> fallback)) {
                String[] values = keys.values(key);
                if (values.length != 1 && fallback.isEmpty()) {
                    return Optional.empty();
                }
                resolved.add(
                        new Piece.Text(values.length == 1 ? values[0] : fallback.orElseThrow()));
            } else {
                resolved.add(piece);
            }
        }
        return Optional.of(resolved);
    }

    /** The text with each variable's value in its place, for people; empty where one has none. */
    public Optional<String> shown(Keys keys) {
        return resolve(keys)
                .map(
                        all -> {
                            StringBuilder shown = new StringBuilder();
                            for (Piece piece : all) {
                                switch (piece) {
                                    case Piece.Text(String text) -> shown.append(text);
                                    case Piece.AnyText() -> shown.append('*');
                                    case Piece.AnyCharacter() -> shown.append('?');
                                    case Piece.Variable ignored -> {}
                                }
                            }
                            return shown.toString();
                        });
    }

    private static boolean hasVariable(List<Piece> pieces) {
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Variable) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return source;
    }
}
