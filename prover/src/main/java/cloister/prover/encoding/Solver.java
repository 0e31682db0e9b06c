package cloister.prover.encoding;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.CharSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Model;
import com.microsoft.z3.Params;
import com.microsoft.z3.SeqSort;
import com.microsoft.z3.Status;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The solver, with what is known of the unknowns, and the answers it gave. */
public final class Solver implements AutoCloseable {
    private final Context z3 = new Context();
    private final Words words = new Words(z3);
    private final Logic logic = new Logic(z3);
    private final Policies policies = new Policies(z3, words, logic);
    private final Kinds kinds = new Kinds(this);
    private final Map<String, List<BoolExpr>> facts = new HashMap<>();
    private final Map<BoolExpr, Answer> answers = new LinkedHashMap<>();
    private final int milliseconds;
    private final Set<String> impossible;
    private int asked;

    /**
     * @param milliseconds how long it may think about one question
     */
    public Solver(int milliseconds) {
        this(milliseconds, new HashSet<>());
    }

    /**
     * @param impossible questions that solvers found impossible before, to which this one adds
     */
    public Solver(int milliseconds, Set<String> impossible) {
        this.milliseconds = milliseconds;
        this.impossible = impossible;
    }

    /** What the solver answered. */
    public sealed interface Answer {
        /** No request makes it true. */
        record Impossible() implements Answer {}

        /** One does: this. */
        record Possible(Witness witness) implements Answer {}

        /** It couldn't tell. */
        record Unknown(String reason) implements Answer {}
    }

    public Words words() {
        return words;
    }

    public Logic logic() {
        return logic;
    }

    public Policies policies() {
        return policies;
    }

    public Kinds kinds() {
        return kinds;
    }

    /** How many questions weren't answered already. */
    public int asked() {
        return asked;
    }

    public BoolExpr truth(String name) {
        return z3.mkBoolConst(name);
    }

    /** Whether a text begins with another. */
    public BoolExpr begins(Expr<SeqSort<CharSort>> beginning, Expr<SeqSort<CharSort>> text) {
        return z3.mkPrefixOf(beginning, text);
    }

    /** Keeps in mind what holds of an unknown, wherever it occurs. */
    public void assume(String unknown, BoolExpr fact) {
        List<BoolExpr> known = facts.computeIfAbsent(unknown, name -> new ArrayList<>());
        if (!known.contains(fact)) {
            known.add(fact);
        }
    }

    /** Whether some request makes a formula true. */
    public Answer ask(BoolExpr formula) {
        if (formula.isFalse()) {
            return new Answer.Impossible();
        }
        Answer known = answers.get(formula);
        if (known == null) {
            known = solve(formula);
            answers.put(formula, known);
        }
        return known;
    }

    /**
     * An example with wishes: names of one's own choice, where they are possible.
     *
     * @param wishes from the dearest to the plainest; the first that can be fulfilled is
     * @param otherwise the example that is known
     */
    public Witness example(BoolExpr formula, List<List<BoolExpr>> wishes, Witness otherwise) {
        for (List<BoolExpr> wish : wishes) {
            List<BoolExpr> all = new ArrayList<>(wish);
            all.add(formula);
            if (solve(logic.and(all)) instanceof Answer.Possible(Witness witness)) {
                return witness;
            }
        }
        return otherwise;
    }

    private Answer solve(BoolExpr formula) {
        com.microsoft.z3.Solver solver = z3.mkSolver();
        Params settings = z3.mkParams();
        settings.add("timeout", milliseconds);
        solver.setParameters(settings);
        add(solver, formula);
        for (BoolExpr fact : factsFor(formula)) {
            add(solver, fact);
        }
        for (BoolExpr lemma : Beginnings.of(this, formula)) {
            add(solver, lemma);
        }
        String question = solver.toString();
        if (impossible.contains(question)) {
            return new Answer.Impossible();
        }
        asked++;
        Status status = solver.check();
        return switch (status) {
            case UNSATISFIABLE -> {
                impossible.add(question);
                yield new Answer.Impossible();
            }
            case SATISFIABLE -> {
                Model model = solver.getModel();
                yield new Answer.Possible(new Witness(words, model));
            }
            case UNKNOWN -> new Answer.Unknown(solver.getReasonUnknown());
        };
    }

    @SuppressWarnings("unchecked")
    private static void add(com.microsoft.z3.Solver solver, BoolExpr fact) {
        solver.add(fact);
    }

    /** The facts of all unknowns that occur, and of those that occur in these facts. */
    private Set<BoolExpr> factsFor(BoolExpr formula) {
        Set<BoolExpr> needed = new LinkedHashSet<>();
        Set<Expr<?>> seen = new LinkedHashSet<>();
        Deque<Expr<?>> open = new ArrayDeque<>(List.of(formula));
        while (!open.isEmpty()) {
            Expr<?> next = open.pop();
            if (!seen.add(next)) {
                continue;
            }
            if (next.isConst() && !next.isString()) {
                for (BoolExpr fact :
                        facts.getOrDefault(next.getFuncDecl().getName().toString(), List.of())) {
                    if (needed.add(fact)) {
                        open.push(fact);
                    }
                }
            } else if (next.isApp()) {
                for (Expr<?> each : next.getArgs()) {
                    open.push(each);
                }
            }
        }
        return needed;
    }

    @Override
    public void close() {
        z3.close();
    }
}
