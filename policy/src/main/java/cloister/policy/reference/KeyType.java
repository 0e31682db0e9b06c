package cloister.policy.reference;

/** What the values of a condition key are, and so which family of operators can test them. */
public enum KeyType {
    STRING("String"),
    ARN("ARN"),
    BOOL("Bool"),
    NUMERIC("Numeric"),
    DATE("Date"),
    IP_ADDRESS("IPAddress");

    private final String word;

    KeyType(String word) {
        this.word = word;
    }

    /** The type's name as the reference prints it. */
    public String word() {
        return word;
    }

    static KeyType of(String word) {
        for (KeyType type : values()) {
            if (type.word.equals(word)) {
                return type;
            }
        }
        throw new IllegalStateException("the reference has an unknown type of key: " + word);
    }
}
