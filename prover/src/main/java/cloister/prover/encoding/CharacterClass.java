package cloister.prover.encoding;

/** Which characters an unknown part of a name may have. */
public enum CharacterClass {
    /** A name within an ARN: no colon, no slash. */
    NAME(":/"),
    /** A name that may have slashes. */
    PATH(":"),
    ANYTHING("");

    private final String excluded;

    CharacterClass(String excluded) {
        this.excluded = excluded;
    }

    /** The characters it never has. */
    public String excluded() {
        return excluded;
    }

    boolean has(char c) {
        return excluded.indexOf(c) < 0;
    }
}
