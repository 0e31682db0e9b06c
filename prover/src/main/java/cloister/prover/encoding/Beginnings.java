package cloister.prover.encoding;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.CharSort;
import com.microsoft.z3.Expr;
import com.microsoft.z3.SeqSort;
import com.microsoft.z3.enumerations.Z3_decl_kind;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A truth about texts that solvers are slow to find: of two beginnings of one text, one begins with
 * the other.
 */
final class Beginnings {
    private Beginnings() {}

    /** It, for every text of a formula that two beginnings are asked of. */
    static List<BoolExpr> of(Solver solver, BoolExpr formula) {
        Map<Expr<?>, List<Expr<?>>> byText = new LinkedHashMap<>();
        Set<Expr<?>> seen = new HashSet<>();
        Deque<Expr<?>> open = new ArrayDeque<>(List.of(formula));
        while (!open.isEmpty()) {
            Expr<?> next = open.pop();
            if (!next.isApp() || !seen.add(next)) {
                continue;
            }
            if (next.getFuncDecl().getDeclKind() == Z3_decl_kind.Z3_OP_SEQ_PREFIX) {
                byText.computeIfAbsent(next.getArgs()[1], text -> new ArrayList<>())
                        .add(next.getArgs()[0]);
            }
            for (Expr<?> each : next.getArgs()) {
                open.push(each);
            }
        }
        List<BoolExpr> lemmas = new ArrayList<>();
        byText.forEach((text, beginnings) -> add(solver, text, beginnings, lemmas));
        return lemmas;
    }

    private static void add(
            Solver solver, Expr<?> text, List<Expr<?>> beginnings, List<BoolExpr> into) {
        Logic logic = solver.logic();
        for (int i = 0; i < beginnings.size(); i++) {
            for (int j = 0; j < i; j++) {
                Expr<SeqSort<CharSort>> one = string(beginnings.get(i));
                Expr<SeqSort<CharSort>> other = string(beginnings.get(j));
                into.add(
                        logic.or(
                                logic.not(solver.begins(one, string(text))),
                                logic.not(solver.begins(other, string(text))),
                                solver.begins(one, other),
                                solver.begins(other, one)));
            }
        }
    }

    /** What a beginning is asked of is a text. */
    @SuppressWarnings("unchecked")
    private static Expr<SeqSort<CharSort>> string(Expr<?> text) {
        return (Expr<SeqSort<CharSort>>) text;
    }
}
