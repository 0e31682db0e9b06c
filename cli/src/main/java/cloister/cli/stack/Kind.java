package cloister.cli.stack;

/** A kind of thing that a set-up is made of, in the order in which they are created. */
public enum Kind {
    POLICY("policy"),
    GROUP("group"),
    USER("user"),
    ROLE("role"),
    DOMAIN("domain"),
    PROFILE("profile");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** As people and JSON name it. */
    public String word() {
        return word;
    }

    /** Whether it is SageMaker's; the others are IAM's. */
    boolean isStudios() {
        return this == DOMAIN || this == PROFILE;
    }
}
