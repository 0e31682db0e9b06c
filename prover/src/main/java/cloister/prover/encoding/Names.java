package cloister.prover.encoding;

import cloister.policy.condition.ConditionKey;
import cloister.policy.condition.Piece;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names that documents made for one holder have in them, and what stands for each: so the documents
 * of all teams become one, which speaks of a team that isn't known.
 */
public final class Names {
    /** No name is replaced. */
    public static final Names NONE = new Names(Map.of());

    private static final String PREFIX = "cloister:";

    private final Map<String, String> keyByName = new LinkedHashMap<>();

    private Names(Map<String, String> keyByName) {
        keyByName.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .sorted(
                        Comparator.<Map.Entry<String, String>>comparingInt(
                                        entry -> -entry.getKey().length())
                                .thenComparing(Map.Entry::getKey))
                .forEach(entry -> this.keyByName.put(entry.getKey(), entry.getValue()));
    }

    /** Replaces names by what they are called: {@code team}, {@code bucket}. */
    public static Names of(Map<String, String> calledByName) {
        return new Names(calledByName);
    }

    /** The condition key that stands for what is called so. */
    public static String key(String called) {
        return PREFIX + called;
    }

    public List<Piece> abstracted(List<Piece> pieces) {
        if (keyByName.isEmpty()) {
            return pieces;
        }
        List<Piece> all = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Text(String text)) {
                split(text, all);
            } else {
                all.add(piece);
            }
        }
        return List.copyOf(all);
    }

    private void split(String text, List<Piece> into) {
        int from = 0;
        for (int at = 0; at < text.length(); ) {
            Optional<String> name = nameAt(text, at);
            if (name.isEmpty()) {
                at++;
                continue;
            }
            if (at > from) {
                into.add(new Piece.Text(text.substring(from, at)));
            }
            into.add(
                    new Piece.Variable(
                            ConditionKey.of(key(keyByName.getOrDefault(name.get(), ""))),
                            Optional.empty()));
            at += name.get().length();
            from = at;
        }
        if (from < text.length()) {
            into.add(new Piece.Text(text.substring(from)));
        }
    }

    /** A text with other names in place of these, by what they are called. */
    public String renamed(String text, Map<String, String> nameByCalled) {
        StringBuilder renamed = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            Optional<String> name = nameAt(text, at);
            if (name.isEmpty()) {
                renamed.append(text.charAt(at++));
            } else {
                String called = keyByName.getOrDefault(name.get(), "");
                renamed.append(nameByCalled.getOrDefault(called, name.get()));
                at += name.get().length();
            }
        }
        return renamed.toString();
    }

    private Optional<String> nameAt(String text, int at) {
        if (at > 0 && isOfName(text.charAt(at - 1))) {
            return Optional.empty();
        }
        return keyByName.keySet().stream()
                .filter(name -> text.startsWith(name, at))
                .filter(
                        name ->
                                at + name.length() == text.length()
                                        || !isOfName(text.charAt(at + name.length())))
                .findFirst();
    }

    /** Whether a name could go on with a character, so that no name ends before it. */
    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || "_.-+=,@".indexOf(c) >= 0;
    }
}
