package cloister.prover;

/**
 * Something that an edit of policies newly allows.
 *
 * @param who for people
 * @param sample one user or role of those
 * @param action {@code service:Action}
 * @param on what sort of resource, for people
 * @param certain whether it is; else the solver couldn't tell
 */
public record Newly(String who, String sample, String action, String on, boolean certain) {
    /** As a line of text. */
    public String words() {
        return "%s (%s)%s: %s on %s".formatted(who, sample, certain ? "" : " perhaps", action, on);
    }
}
