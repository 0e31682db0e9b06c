package cloister.policy;

/**
 * What a policy document is attached as: it sets which elements are allowed and how long it may be
 * (IAM User Guide: IAM and AWS STS quotas).
 */
public enum PolicyKind {
    MANAGED(6144, Use.FORBIDDEN, Use.REQUIRED),
    INLINE_USER(2048, Use.FORBIDDEN, Use.REQUIRED),
    INLINE_GROUP(5120, Use.FORBIDDEN, Use.REQUIRED),
    INLINE_ROLE(10240, Use.FORBIDDEN, Use.REQUIRED),
    SESSION(2048, Use.FORBIDDEN, Use.REQUIRED),
    TRUST(2048, Use.REQUIRED, Use.FORBIDDEN),
    RESOURCE(20480, Use.REQUIRED, Use.OPTIONAL),
    SERVICE_CONTROL(5120, Use.FORBIDDEN, Use.REQUIRED),
    RESOURCE_CONTROL(5120, Use.REQUIRED, Use.REQUIRED);

    /** Whether a kind of policy has an element. */
    enum Use {
        REQUIRED,
        OPTIONAL,
        FORBIDDEN
    }

    private final int quota;
    private final Use principal;
    private final Use resource;

    PolicyKind(int quota, Use principal, Use resource) {
        this.quota = quota;
        this.principal = principal;
        this.resource = resource;
    }

    /**
     * How long a document may be, in characters without white space. Inline policies of one user,
     * group or role share it. Services set their own for the policies on their resources; here it
     * is that of a bucket's policy.
     */
    public int quota() {
        return quota;
    }

    Use principal() {
        return principal;
    }

    Use resource() {
        return resource;
    }
}
