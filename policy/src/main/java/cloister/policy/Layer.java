package cloister.policy;

/** The kind of policy that settled a decision, in the words of AWS's messages. */
public enum Layer {
    IDENTITY("identity-based policy"),
    BOUNDARY("permissions boundary"),
    SESSION("session policy"),
    RESOURCE("resource-based policy"),
    TRUST("role trust policy"),
    SERVICE_CONTROL("service control policy"),
    RESOURCE_CONTROL("resource control policy"),
    VPC_ENDPOINT("VPC endpoint policy");

    private final String words;

    Layer(String words) {
        this.words = words;
    }

    /** The layer's name as it stands in a denial, without an article. */
    public String words() {
        return words;
    }
}
