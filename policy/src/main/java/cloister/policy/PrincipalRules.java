package cloister.policy;

/** What IAM demands of the principals that a policy names. */
final class PrincipalRules {
    private final PolicyKind kind;

    PrincipalRules(PolicyKind kind) {
        this.kind = kind;
    }

    void check(PrincipalElement.Entry entry, Effect effect) throws MalformedPolicyException {
        String value = entry.value().text();
        boolean everyone = entry.type().equals(PrincipalElement.AWS) && value.equals("*");
        if (kind == PolicyKind.RESOURCE_CONTROL && !everyone) {
            throw invalid(entry, "a resource control policy names \"*\" only");
        }
        boolean wildcard = value.indexOf('*') >= 0 || value.indexOf('?') >= 0;
        if (!everyone && wildcard && (kind == PolicyKind.TRUST || effect == Effect.DENY)) {
            throw invalid(entry, "a wildcard can't stand for a part of a name");
        }
        if (value.isEmpty()) {
            throw invalid(entry, "it is empty");
        }
    }

    private static MalformedPolicyException invalid(PrincipalElement.Entry entry, String why) {
        return PolicyJson.error(
                "Invalid principal in policy: \"%s\":\"%s\" (%s)."
                        .formatted(entry.type(), entry.value().text(), why),
                entry.value().position());
    }
}
