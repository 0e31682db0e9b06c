package cloister.policy;

/** What a statement does with the requests it matches. */
public enum Effect {
    ALLOW("Allow"),
    DENY("Deny");

    private final String word;

    Effect(String word) {
        this.word = word;
    }

    /** The word for it in a policy document. */
    public String word() {
        return word;
    }
}
