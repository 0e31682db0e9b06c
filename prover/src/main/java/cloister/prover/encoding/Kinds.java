package cloister.prover.encoding;

import cloister.policy.condition.Keys;
import cloister.policy.condition.Pattern;
import cloister.policy.condition.Piece;
import cloister.policy.condition.ValueType;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.CharSort;
import com.microsoft.z3.Expr;
import com.microsoft.z3.ReExpr;
import com.microsoft.z3.SeqSort;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The tag keys that policies can tell apart, one for each kind: two keys are of a kind where every
 * test of the policies holds for both or for neither. So a request's tag keys are told by which
 * kinds are among them, whatever their number. The solver finds the kinds that nobody thought of,
 * and says when there are no more.
 */
public final class Kinds {
    private static final Keys NO_KEYS = key -> Keys.NONE;
    private static final int MOST = 64;

    private final Solver solver;
    private final Map<Set<Test>, Optional<List<String>>> known = new HashMap<>();

    Kinds(Solver solver) {
        this.solver = solver;
    }

    /** One test of a tag key. */
    private sealed interface Test {
        boolean holds(String key);

        ReExpr<SeqSort<CharSort>> language(Words words);
    }

    private record Fits(String glob, boolean wildcards) implements Test {
        @Override
        public boolean holds(String key) {
            return Pattern.of(glob, false, wildcards).matches(key, NO_KEYS);
        }

        @Override
        public ReExpr<SeqSort<CharSort>> language(Words words) {
            return words.glob(
                    Pattern.of(glob, false, wildcards).pieces().stream().map(Part::of).toList(),
                    "");
        }
    }

    private record Equals(String text) implements Test {
        @Override
        public boolean holds(String key) {
            return key.equalsIgnoreCase(text);
        }

        @Override
        public ReExpr<SeqSort<CharSort>> language(Words words) {
            return words.whateverCase(text);
        }
    }

    private record IsNamed(String lower) implements Test {
        @Override
        public boolean holds(String key) {
            return key.toLowerCase(Locale.ROOT).equals(lower);
        }

        @Override
        public ReExpr<SeqSort<CharSort>> language(Words words) {
            return words.whateverCaseOfKey(lower);
        }
    }

    /**
     * A tag key of each kind; empty where the policies' tests aren't plain texts, or the solver
     * can't tell.
     *
     * @param key the condition key whose values are tag keys
     * @param named tag keys, in lower case, whose values policies ask for
     */
    public Optional<List<String>> of(String key, List<Rule> rules, Collection<String> named) {
        Set<Test> tests = new LinkedHashSet<>();
        named.forEach(tag -> tests.add(new IsNamed(tag)));
        for (Rule rule : rules) {
            for (Rule.Test test : rule.tests()) {
                if (test.key().name().equals(key) && !add(test, tests)) {
                    return Optional.empty();
                }
            }
            if (rule.keys().stream().filter(each -> each.name().equals(key)).count()
                    > rule.tests().stream().filter(t -> t.key().name().equals(key)).count()) {
                return Optional.empty();
            }
        }
        return known.computeIfAbsent(tests, this::find);
    }

    private static boolean add(Rule.Test test, Set<Test> into) {
        if (test.operator().operator().type() == ValueType.PRESENCE) {
            return true;
        }
        if (test.operator().operator().type() != ValueType.STRING) {
            return false;
        }
        for (List<Piece> wanted : test.wanted()) {
            if (wanted.stream().anyMatch(Piece.Variable.class::isInstance)) {
                return false;
            }
            StringBuilder text = new StringBuilder();
            for (Piece piece : wanted) {
                switch (piece) {
                    case Piece.Text(String t) ->
                            text.append(test.operator().operator().wildcards() ? escaped(t) : t);
                    case Piece.AnyText() -> text.append('*');
                    case Piece.AnyCharacter() -> text.append('?');
                    case Piece.Variable ignored -> {}
                }
            }
            if (!Words.canSay(text.toString())) {
                return false;
            }
            into.add(
                    test.operator().operator().name().endsWith("IgnoreCase")
                            ? new Equals(text.toString())
                            : new Fits(text.toString(), test.operator().operator().wildcards()));
        }
        return true;
    }

    /** A text of a glob with a star of its own is rare, and is left to the solver's own strings. */
    private static String escaped(String text) {
        return text.contains("*") || text.contains("?") ? "\uFFFF" + text : text;
    }

    private Optional<List<String>> find(Set<Test> tests) {
        if (tests.stream().anyMatch(t -> t instanceof Fits f && f.glob().contains("\uFFFF"))) {
            return Optional.empty();
        }
        Map<List<Boolean>, String> byKind = new LinkedHashMap<>();
        for (String guess : guesses(tests)) {
            byKind.putIfAbsent(kind(tests, guess), guess);
        }
        Expr<SeqSort<CharSort>> key = solver.words().unknown("a tag key");
        List<BoolExpr> holds =
                tests.stream()
                        .map(test -> solver.words().in(key, test.language(solver.words())))
                        .toList();
        while (byKind.size() < MOST) {
            List<BoolExpr> another = new ArrayList<>();
            another.add(solver.logic().not(solver.words().equal(key, solver.words().text(""))));
            byKind.keySet().forEach(kind -> another.add(differs(holds, kind)));
            switch (solver.ask(solver.logic().and(another))) {
                case Solver.Answer.Impossible() -> {
                    return Optional.of(List.copyOf(byKind.values()));
                }
                case Solver.Answer.Unknown ignored -> {
                    return Optional.empty();
                }
                case Solver.Answer.Possible(Witness witness) -> {
                    String text = witness.text(SymbolicText.any(key));
                    if (byKind.putIfAbsent(kind(tests, text), text) != null) {
                        return Optional.empty(); // the solver reads a pattern otherwise
                    }
                }
            }
        }
        return Optional.empty();
    }

    private BoolExpr differs(List<BoolExpr> holds, List<Boolean> kind) {
        List<BoolExpr> ways = new ArrayList<>();
        for (int i = 0; i < kind.size(); i++) {
            ways.add(kind.get(i) ? solver.logic().not(holds.get(i)) : holds.get(i));
        }
        return solver.logic().or(ways);
    }

    private static List<Boolean> kind(Set<Test> tests, String key) {
        return tests.stream().map(test -> test.holds(key)).toList();
    }

    private static Set<String> guesses(Set<Test> tests) {
        Set<String> guesses = new LinkedHashSet<>();
        for (Test test : tests) {
            String text =
                    switch (test) {
                        case Fits(String glob, boolean ignored) -> glob.replace("*", "own");
                        case Equals(String equal) -> equal;
                        case IsNamed(String lower) -> lower;
                    };
            guesses.add(text);
            if (!text.isEmpty()) {
                guesses.add(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1));
                guesses.add(text.toUpperCase(Locale.ROOT));
            }
        }
        guesses.add("purpose");
        guesses.remove("");
        return guesses;
    }

    /** Whether a tag key is a name, whatever its case. */
    public static Predicate<String> isNamed(String lower) {
        return new IsNamed(lower)::holds;
    }
}
