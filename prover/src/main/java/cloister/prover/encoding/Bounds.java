package cloister.prover.encoding;

import com.microsoft.z3.BoolExpr;

/**
 * A truth that the solver's language can't always say exactly: it holds at most where {@code may}
 * does, and at least where {@code must} does.
 */
public record Bounds(BoolExpr may, BoolExpr must) {
    static Bounds exactly(BoolExpr formula) {
        return new Bounds(formula, formula);
    }

    public boolean isExact() {
        return may.equals(must);
    }
}
