package cloister.policy;

import java.util.List;

/** A statement's Principal or NotPrincipal, ready to compare (IAM User Guide: Principal). */
final class PrincipalMatcher {
    private final boolean negated;
    private final List<NamedPrincipal> named;

    private PrincipalMatcher(boolean negated, List<NamedPrincipal> named) {
        this.negated = negated;
        this.named = named;
    }

    static PrincipalMatcher of(PrincipalElement element) {
        return new PrincipalMatcher(
                element.negated(), element.entries().stream().map(NamedPrincipal::of).toList());
    }

    /** How an Allow means a principal. */
    Grant grant(Principal principal) {
        Grant best = Grant.NONE;
        for (NamedPrincipal name : named) {
            Grant grant = name.grant(principal);
            if (grant.compareTo(best) > 0) {
                best = grant;
            }
        }
        return !negated ? best : best == Grant.NONE ? Grant.DIRECT : Grant.NONE;
    }

    /**
     * Whether a Deny means a principal. NotPrincipal spares only a principal of which all is
     * listed: its account, its role and itself, and never one that has a permissions boundary (IAM
     * User Guide: NotPrincipal).
     */
    boolean denies(Principal principal, boolean hasBoundary) {
        if (!negated) {
            return grant(principal) != Grant.NONE;
        }
        return hasBoundary || !listsAllOf(principal);
    }

    private boolean listsAllOf(Principal principal) {
        boolean account = principal.account().isEmpty();
        boolean role = principal.type() != PrincipalType.ASSUMED_ROLE;
        boolean itself = false;
        for (NamedPrincipal name : named) {
            Grant grant = name.grant(principal);
            if (name.isEveryone()) {
                return true;
            }
            account |= name.isAccount(principal.account());
            role |= grant == Grant.ROLE;
            itself |= grant == Grant.DIRECT;
        }
        return account && role && itself;
    }
}
