package cloister.policy;

/** How a request is decided. */
public enum Outcome {
    ALLOW("allow"),
    IMPLICIT_DENY("implicitDeny"),
    EXPLICIT_DENY("explicitDeny");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** The word for it where decisions are written as JSON. */
    public String word() {
        return word;
    }
}
