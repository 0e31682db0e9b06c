package cloister.policy;

/** What kind of identity a request is made by, as policies and {@code aws:PrincipalType} see it. */
public enum PrincipalType {
    USER("User"),
    ASSUMED_ROLE("AssumedRole"),
    /** A session of GetFederationToken by its ARN, or an identity provider that signs a user in. */
    FEDERATED_USER("FederatedUser"),
    SERVICE("Service"),
    ROOT("Account"),
    ANONYMOUS("Anonymous");

    private final String words;

    PrincipalType(String words) {
        this.words = words;
    }

    /** The value of {@code aws:PrincipalType}. */
    public String words() {
        return words;
    }
}
