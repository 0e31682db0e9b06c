package cloister.policy.condition;

/** How an operator meets a key's several values (IAM User Guide: multivalued context keys). */
public enum Quantifier {
    /** No set operator: for keys with one value. */
    SINGLE(""),
    /** Each value must pass; holds on a key without values. */
    ALL("ForAllValues:"),
    /** Some value must pass; fails on a key without values. */
    ANY("ForAnyValue:");

    private final String prefix;

    Quantifier(String prefix) {
        this.prefix = prefix;
    }

    /** How it stands before the operator's name. */
    public String prefix() {
        return prefix;
    }
}
