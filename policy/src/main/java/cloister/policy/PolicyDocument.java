package cloister.policy;

/** A policy document, read and checked; its text is kept as it was given. */
public final class PolicyDocument {
    private final String text;
    private final PolicyKind kind;

    private PolicyDocument(String text, PolicyKind kind) {
        this.text = text;
        this.kind = kind;
    }

    /**
     * Reads a document.
     *
     * @throws MalformedPolicyException where IAM would refuse it
     */
    public static PolicyDocument parse(String text, PolicyKind kind)
            throws MalformedPolicyException {
        if (text.isEmpty()) {
            throw new MalformedPolicyException("Syntax errors in policy.", 1, 1);
        }
        return new PolicyDocument(text, kind);
    }

    public String text() {
        return text;
    }

    public PolicyKind kind() {
        return kind;
    }
}
