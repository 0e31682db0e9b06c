package cloister.prover.encoding;

import com.microsoft.z3.BoolExpr;

import java.util.List;

/** A condition key whose values aren't known: each of its places may hold a value or not. */
public record SymbolicKey(List<Place> places) {
    /** A key that is never there. */
    public static final SymbolicKey ABSENT = new SymbolicKey(List.of());

    public SymbolicKey {
        places = List.copyOf(places);
    }

    /**
     * A place for a value.
     *
     * @param taken whether there is one
     */
    public record Place(BoolExpr taken, SymbolicText value) {}

    public static SymbolicKey of(BoolExpr present, SymbolicText value) {
        return new SymbolicKey(List.of(new Place(present, value)));
    }
}
