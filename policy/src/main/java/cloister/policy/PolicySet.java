package cloister.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Policies that unite into one layer, compiled; immutable and safe to share. */
public final class PolicySet {
    /** No policy: allows nothing and denies nothing. */
    public static final PolicySet EMPTY = new PolicySet(List.of());

    private final List<NamedPolicy> policies;
    private final List<Entry> entries;

    private PolicySet(List<NamedPolicy> policies) {
        this.policies = policies;
        List<Entry> all = new ArrayList<>();
        for (NamedPolicy policy : policies) {
            for (CompiledStatement statement : policy.document().compiled()) {
                all.add(new Entry(policy.name(), statement));
            }
        }
        this.entries = List.copyOf(all);
    }

    /** Compiles policies into one layer. */
    public static PolicySet compile(List<NamedPolicy> policies) {
        return new PolicySet(List.copyOf(policies));
    }

    public List<NamedPolicy> policies() {
        return policies;
    }

    /** The condition keys that the policies refer to. */
    public Set<String> contextKeys() {
        Set<String> keys = new LinkedHashSet<>();
        policies.forEach(policy -> keys.addAll(policy.document().contextKeys()));
        return keys;
    }

    List<Entry> entries() {
        return entries;
    }

    /**
     * The statement that settles what these policies say of a request: one that denies it, else one
     * that allows it, else {@link Entry#NONE}. Who asks is no matter here: the policies are
     * attached to them.
     */
    Entry settle(AuthorizationRequest request) {
        Entry allows = Entry.NONE;
        String action = CompiledStatement.lower(request.action());
        for (Entry entry : entries) {
            CompiledStatement statement = entry.statement();
            if ((!allows.allows() || statement.denies())
                    && statement.matchesAction(action, request)
                    && statement.matchesResource(request)
                    && statement.conditionsHold(request)) {
                if (statement.denies()) {
                    return entry;
                }
                allows = entry;
            }
        }
        return allows;
    }

    /**
     * The same for the policies on a resource, which name principals: one that denies the request,
     * else the one that grants it most directly, else {@link Entry#NONE}.
     */
    Entry settleFor(AuthorizationRequest request) {
        Entry best = Entry.NONE;
        Grant strongest = Grant.NONE;
        String action = CompiledStatement.lower(request.action());
        boolean hasBoundary = request.grants().boundary().isPresent();
        for (Entry entry : entries) {
            CompiledStatement statement = entry.statement();
            if (!statement.matchesAction(action, request)
                    || !statement.matchesResource(request)
                    || !statement.conditionsHold(request)) {
                continue;
            }
            if (statement.denies()) {
                if (statement.meansForDeny(request.principal(), hasBoundary)) {
                    return entry;
                }
                continue;
            }
            Grant grant = statement.grant(request.principal());
            if (grant.compareTo(strongest) > 0) {
                strongest = grant;
                best = entry;
            }
        }
        return best;
    }
}
