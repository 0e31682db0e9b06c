package cloister.policy;

/** What part a resource's own policy has in a decision (IAM User Guide: evaluation logic). */
enum OwnPolicy {
    /** It may grant within the account; other accounts need it. */
    OPTIONAL(Layer.RESOURCE),
    /** A role's trust policy: nobody assumes a role that doesn't trust them. */
    TRUST(Layer.TRUST),
    /** A key's policy: identity policies have force only where it says so. */
    KEY(Layer.RESOURCE);

    private final Layer layer;

    OwnPolicy(Layer layer) {
        this.layer = layer;
    }

    static OwnPolicy of(String action, String resource) {
        if (startsWith(action, "sts:") && is(resource, ":iam:", ":role/")) {
            return TRUST;
        }
        return startsWith(action, "kms:") && is(resource, ":kms:", ":key/") ? KEY : OPTIONAL;
    }

    private static boolean startsWith(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static boolean is(String arn, String service, String type) {
        int partitionEnd = arn.indexOf(':', 4);
        return arn.startsWith("arn:")
                && partitionEnd > 0
                && arn.startsWith(service, partitionEnd)
                && arn.indexOf(type) > 0;
    }

    Layer layer() {
        return layer;
    }

    boolean isMandatory() {
        return this != OPTIONAL;
    }
}
