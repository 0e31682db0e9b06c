package cloister.kubernetes;

/** From where Cloister reaches its apps' port. */
public sealed interface Callers {
    /**
     * Pods with a label.
     *
     * @param namespace where they are
     */
    record Pods(String namespace, String label, String value) implements Callers {}

    /** Addresses, where Cloister is outside of the cluster: {@code 10.0.0.5/32}. */
    record Addresses(String cidr) implements Callers {}

    /**
     * Reads {@code 10.0.0.5/32}, or {@code NAMESPACE LABEL=VALUE} for pods.
     *
     * @throws IllegalArgumentException where it is neither
     */
    static Callers parse(String text) {
        String[] words = text.strip().split("\\s+", -1);
        if (words.length == 1 && words[0].matches("[0-9a-fA-F.:]+/[0-9]+")) {
            return new Addresses(words[0]);
        }
        if (words.length == 2 && words[1].matches("[^=]+=[^=]+")) {
            String[] label = words[1].split("=", 2);
            return new Pods(words[0], label[0], label[1]);
        }
        throw new IllegalArgumentException(
                "callers are addresses like 10.0.0.5/32 or pods like 'NAMESPACE LABEL=VALUE', and"
                        + " these aren't: "
                        + text);
    }
}
