package cloister.prover.encoding;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.CharSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.ReExpr;
import com.microsoft.z3.SeqSort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/** Texts and patterns in the solver's words. */
public final class Words {
    /** The solver has no characters beyond; such a text can't be said. */
    private static final int LAST = 0x2FFFF;

    private static final String IN_ONE_CASE = "in one case:";

    private static final Map<Integer, int[]> SAME_FOR_VALUES = new ConcurrentHashMap<>();
    private static final Map<Integer, int[]> SAME_FOR_KEYS = new ConcurrentHashMap<>();

    private final Context z3;

    Words(Context z3) {
        this.z3 = z3;
    }

    /** Whether the solver can say a text. */
    static boolean canSay(String text) {
        return text.codePoints().allMatch(c -> c <= LAST);
    }

    public Expr<SeqSort<CharSort>> text(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            if (c >= ' ' && c < 0x7f && c != '\\') {
                                escaped.append((char) c);
                            } else {
                                escaped.append("\\u{").append(Integer.toHexString(c)).append('}');
                            }
                        });
        return z3.mkString(escaped.toString());
    }

    public Expr<SeqSort<CharSort>> unknown(String name) {
        return z3.mkConst(name, z3.getStringSort());
    }

    /** The name of the unknown that an unknown is in one case. */
    public static String nameInOneCase(String unknown) {
        return IN_ONE_CASE + unknown;
    }

    /** A text in one case; empty where an unknown part is more than a name. */
    Optional<SymbolicText> inOneCase(SymbolicText text) {
        List<SymbolicText.Part> parts = new ArrayList<>();
        for (SymbolicText.Part part : text.parts()) {
            switch (part) {
                case SymbolicText.Known(String known) ->
                        parts.add(new SymbolicText.Known(inOneCase(known)));
                case SymbolicText.Unknown unknown -> {
                    if (!unknown.expression().isConst() || unknown.expression().isString()) {
                        return Optional.empty();
                    }
                    String name = unknown.expression().getFuncDecl().getName().toString();
                    parts.add(
                            new SymbolicText.Unknown(
                                    unknown(nameInOneCase(name)),
                                    unknown.characters(),
                                    unknown.empty()));
                }
            }
        }
        return Optional.of(new SymbolicText(parts));
    }

    /** As {@link String#equalsIgnoreCase} holds texts against each other. */
    private static String inOneCase(String text) {
        return text.codePoints()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @SuppressWarnings("unchecked")
    public Expr<SeqSort<CharSort>> joined(List<Expr<SeqSort<CharSort>>> parts) {
        return switch (parts.size()) {
            case 0 -> text("");
            case 1 -> parts.getFirst();
            default -> {
                Expr<SeqSort<CharSort>>[] all = parts.toArray(Expr[]::new);
                yield z3.mkConcat(all);
            }
        };
    }

    public BoolExpr equal(Expr<SeqSort<CharSort>> one, Expr<SeqSort<CharSort>> other) {
        if (one.equals(other)) {
            return z3.mkTrue();
        }
        return one.isString() && other.isString() ? z3.mkFalse() : z3.mkEq(one, other);
    }

    public BoolExpr in(Expr<SeqSort<CharSort>> text, ReExpr<SeqSort<CharSort>> language) {
        return z3.mkInRe(text, language);
    }

    @SuppressWarnings("unchecked")
    public ReExpr<SeqSort<CharSort>> sequence(List<ReExpr<SeqSort<CharSort>>> parts) {
        return switch (parts.size()) {
            case 0 -> z3.mkToRe(text(""));
            case 1 -> parts.getFirst();
            default -> {
                ReExpr<SeqSort<CharSort>>[] all = parts.toArray(ReExpr[]::new);
                yield z3.mkConcat(all);
            }
        };
    }

    @SuppressWarnings("unchecked")
    public ReExpr<SeqSort<CharSort>> choice(List<ReExpr<SeqSort<CharSort>>> parts) {
        return parts.size() == 1 ? parts.getFirst() : z3.mkUnion(parts.toArray(ReExpr[]::new));
    }

    public ReExpr<SeqSort<CharSort>> exactly(String text) {
        return z3.mkToRe(text(text));
    }

    /** Characters between two, both included. */
    public ReExpr<SeqSort<CharSort>> range(int first, int last) {
        return z3.mkRange(text(Character.toString(first)), text(Character.toString(last)));
    }

    public ReExpr<SeqSort<CharSort>> anyCharacter() {
        return z3.mkAllcharRe(z3.mkReSort(z3.getStringSort()));
    }

    /** Any character but some. */
    public ReExpr<SeqSort<CharSort>> anyCharacterBut(String excluded) {
        if (excluded.isEmpty()) {
            return anyCharacter();
        }
        List<ReExpr<SeqSort<CharSort>>> ranges = new ArrayList<>();
        int from = 0;
        for (int c : excluded.chars().sorted().toArray()) {
            if (c > from) {
                ranges.add(range(from, c - 1));
            }
            from = c + 1;
        }
        ranges.add(range(from, LAST));
        return choice(ranges);
    }

    public ReExpr<SeqSort<CharSort>> anyText(ReExpr<SeqSort<CharSort>> of) {
        return z3.mkStar(of);
    }

    public ReExpr<SeqSort<CharSort>> someText(ReExpr<SeqSort<CharSort>> of) {
        return z3.mkPlus(of);
    }

    public ReExpr<SeqSort<CharSort>> times(ReExpr<SeqSort<CharSort>> of, int least, int most) {
        return z3.mkLoop(of, least, most);
    }

    /** What a glob matches; what isn't known in it stands for any text. */
    ReExpr<SeqSort<CharSort>> glob(List<Part> pieces, String notInWildcards) {
        ReExpr<SeqSort<CharSort>> one = anyCharacterBut(notInWildcards);
        List<ReExpr<SeqSort<CharSort>>> parts = new ArrayList<>();
        for (Part piece : pieces) {
            parts.add(
                    switch (piece) {
                        case Part.Text(String text) -> exactly(text);
                        case Part.AnyCharacter() -> one;
                        case Part.AnyText() -> anyText(one);
                        case Part.Hole ignored -> anyText(anyCharacter());
                    });
        }
        return sequence(parts);
    }

    /** Every text that is one, whatever the case, as the engine compares values. */
    public ReExpr<SeqSort<CharSort>> whateverCase(String text) {
        return folded(
                text,
                SAME_FOR_VALUES,
                c -> d -> Character.toString(c).equalsIgnoreCase(Character.toString(d)));
    }

    /** Every text that is one, whatever the case, as the engine compares names of keys. */
    public ReExpr<SeqSort<CharSort>> whateverCaseOfKey(String text) {
        return folded(
                text,
                SAME_FOR_KEYS,
                c -> {
                    String lower = Character.toString(c).toLowerCase(Locale.ROOT);
                    return d -> Character.toString(d).toLowerCase(Locale.ROOT).equals(lower);
                });
    }

    private ReExpr<SeqSort<CharSort>> folded(
            String text,
            Map<Integer, int[]> known,
            java.util.function.IntFunction<IntPredicate> same) {
        List<ReExpr<SeqSort<CharSort>>> parts = new ArrayList<>();
        text.codePoints()
                .forEach(
                        c ->
                                parts.add(
                                        choice(
                                                Arrays.stream(
                                                                known.computeIfAbsent(
                                                                        c,
                                                                        k ->
                                                                                alike(
                                                                                        k,
                                                                                        same.apply(
                                                                                                k))))
                                                        .mapToObj(Character::toString)
                                                        .map(this::exactly)
                                                        .toList())));
        return sequence(parts);
    }

    private static int[] alike(int c, IntPredicate same) {
        TreeSet<Integer> all = new TreeSet<>();
        all.add(c);
        for (int d = 0; d <= 0x1FFFF; d++) {
            if (Character.isLetter(d) && same.test(d)) {
                all.add(d);
            }
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }
}
