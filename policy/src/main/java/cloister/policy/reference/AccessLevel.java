package cloister.policy.reference;

/** What an action does, by the reference's own classes. */
public enum AccessLevel {
    LIST("List"),
    READ("Read"),
    WRITE("Write"),
    TAGGING("Tagging"),
    PERMISSIONS_MANAGEMENT("Permissions management");

    private final String words;

    AccessLevel(String words) {
        this.words = words;
    }

    /** The level's name as the reference prints it. */
    public String words() {
        return words;
    }

    static AccessLevel of(String words) {
        for (AccessLevel level : values()) {
            if (level.words.equals(words)) {
                return level;
            }
        }
        throw new IllegalStateException("the reference has an unknown access level: " + words);
    }
}
