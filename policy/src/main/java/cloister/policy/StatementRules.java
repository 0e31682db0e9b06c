package cloister.policy;

/** What IAM demands of a statement beyond the grammar, by the kind of policy. */
final class StatementRules {
    private final PolicyKind kind;

    StatementRules(PolicyKind kind) {
        this.kind = kind;
    }

    void check(Statement statement) throws MalformedPolicyException {
        checkSid(statement);
        checkPrincipal(statement);
        for (Located action : statement.action().values()) {
            checkAction(action);
        }
        checkResource(statement);
    }

    private void checkSid(Statement statement) throws MalformedPolicyException {
        boolean free = kind == PolicyKind.RESOURCE;
        if (!free && !statement.sid().chars().allMatch(StatementRules::isAlphanumeric)) {
            throw PolicyJson.error(
                    "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies"
                            + " the regular expression [0-9A-Za-z]*",
                    statement.position());
        }
    }

    private void checkPrincipal(Statement statement) throws MalformedPolicyException {
        if (statement.principal().isEmpty()) {
            if (kind.principal() == PolicyKind.Use.REQUIRED) {
                throw PolicyJson.error("Missing required field Principal", statement.position());
            }
            return;
        }
        PrincipalElement principal = statement.principal().get();
        if (kind.principal() == PolicyKind.Use.FORBIDDEN) {
            throw PolicyJson.error(
                    "Policy document should not specify a principal.", principal.position());
        }
        if (principal.negated()
                && (kind == PolicyKind.TRUST || kind == PolicyKind.RESOURCE_CONTROL)) {
            throw PolicyJson.error("Has prohibited field NotPrincipal", principal.position());
        }
        PrincipalRules rules = new PrincipalRules(kind);
        for (PrincipalElement.Entry entry : principal.entries()) {
            rules.check(entry, statement.effect());
        }
    }

    private void checkAction(Located action) throws MalformedPolicyException {
        String text = action.text();
        if (text.equals("*")) {
            return;
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw PolicyJson.error(
                    "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
                    action.position());
        }
        String vendor = text.substring(0, colon);
        if (vendor.isEmpty() || !vendor.chars().allMatch(StatementRules::isVendor)) {
            throw PolicyJson.error("Vendor " + vendor + " is not valid", action.position());
        }
        String name = text.substring(colon + 1);
        if (name.isEmpty() || !name.chars().allMatch(StatementRules::isActionName)) {
            throw PolicyJson.error(
                    "%s The action %s is not of the form vendor:name."
                            .formatted(PolicyJson.SYNTAX, text),
                    action.position());
        }
        if (kind == PolicyKind.TRUST && !vendor.equalsIgnoreCase("sts")) {
            throw PolicyJson.error(
                    "AssumeRole policy may only specify STS AssumeRole actions.",
                    action.position());
        }
    }

    private void checkResource(Statement statement) throws MalformedPolicyException {
        if (statement.resource().isEmpty()) {
            if (kind.resource() == PolicyKind.Use.REQUIRED) {
                throw PolicyJson.error(
                        "Policy statement must contain resources.", statement.position());
            }
            return;
        }
        NameElement resource = statement.resource().get();
        if (kind.resource() == PolicyKind.Use.FORBIDDEN) {
            throw PolicyJson.error("Has prohibited field Resource", resource.position());
        }
        for (Located arn : resource.values()) {
            if (!arn.text().equals("*") && !arn.text().startsWith("arn:")) {
                throw PolicyJson.error(
                        "Resource %s must be in ARN format or \"*\".".formatted(arn.text()),
                        arn.position());
            }
        }
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isVendor(int c) {
        return isAlphanumeric(c) || c == '-' || c == '*' || c == '?';
    }

    private static boolean isActionName(int c) {
        return isVendor(c) || c == '_' || c == ':' || c == '.' || c == '/';
    }
}
