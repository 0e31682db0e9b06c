package cloister.prover;

import java.util.Locale;

/** What became of a proof. */
public enum Result {
    PROVED,
    BROKEN,
    UNDECIDED;

    /** The word of reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
