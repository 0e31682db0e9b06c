package cloister.prover.encoding;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Truths put together; what is known is folded at once, so that few questions reach the solver. */
public final class Logic {
    private final Context z3;
    private final Bounds always;
    private final Bounds never;
    private final Bounds unsure;

    Logic(Context z3) {
        this.z3 = z3;
        this.always = Bounds.exactly(z3.mkTrue());
        this.never = Bounds.exactly(z3.mkFalse());
        this.unsure = new Bounds(z3.mkTrue(), z3.mkFalse());
    }

    public Bounds always() {
        return always;
    }

    public Bounds never() {
        return never;
    }

    /** Nothing is known. */
    public Bounds unsure() {
        return unsure;
    }

    public Bounds known(boolean truth) {
        return truth ? always : never;
    }

    public Bounds all(Collection<Bounds> parts) {
        return new Bounds(
                and(parts.stream().map(Bounds::may).toList()),
                and(parts.stream().map(Bounds::must).toList()));
    }

    public Bounds any(Collection<Bounds> parts) {
        return new Bounds(
                or(parts.stream().map(Bounds::may).toList()),
                or(parts.stream().map(Bounds::must).toList()));
    }

    public Bounds not(Bounds part) {
        return new Bounds(not(part.must()), not(part.may()));
    }

    public BoolExpr not(BoolExpr part) {
        if (part.isTrue()) {
            return z3.mkFalse();
        }
        return part.isFalse() ? z3.mkTrue() : z3.mkNot(part);
    }

    public BoolExpr and(Collection<BoolExpr> parts) {
        Set<BoolExpr> kept = new LinkedHashSet<>();
        for (BoolExpr part : parts) {
            if (part.isFalse()) {
                return part;
            }
            if (!part.isTrue()) {
                kept.add(part);
            }
        }
        return switch (kept.size()) {
            case 0 -> z3.mkTrue();
            case 1 -> kept.iterator().next();
            default -> z3.mkAnd(kept.toArray(BoolExpr[]::new));
        };
    }

    public BoolExpr or(Collection<BoolExpr> parts) {
        Set<BoolExpr> kept = new LinkedHashSet<>();
        for (BoolExpr part : parts) {
            if (part.isTrue()) {
                return part;
            }
            if (!part.isFalse()) {
                kept.add(part);
            }
        }
        return switch (kept.size()) {
            case 0 -> z3.mkFalse();
            case 1 -> kept.iterator().next();
            default -> z3.mkOr(kept.toArray(BoolExpr[]::new));
        };
    }

    public BoolExpr and(BoolExpr... parts) {
        return and(List.of(parts));
    }

    public BoolExpr or(BoolExpr... parts) {
        return or(List.of(parts));
    }
}
