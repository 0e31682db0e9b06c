package cloister.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Policies that unite into one layer, compiled; immutable and safe to share.
 *
 * <p>What the policies say of an action is put together when the action is first asked for, and
 * kept: a decision looks its action up, and then only sees the statements that may concern its
 * resource.
 */
public final class PolicySet {
    /** No policy: allows nothing and denies nothing. */
    public static final PolicySet EMPTY = new PolicySet(List.of());

    /** Actions beyond these are not kept: nobody asks for so many but to fill the memory. */
    private static final int MOST_ACTIONS = 2_000;

    private static final PolicySets SHARED = new PolicySets();

    private final List<NamedPolicy> policies;
    private final List<Entry> entries;
    private final Map<String, ActionIndex> byAction = new ConcurrentHashMap<>(8);

    PolicySet(List<NamedPolicy> policies) {
        this.policies = policies;
        List<Entry> all = new ArrayList<>();
        for (NamedPolicy policy : policies) {
            for (CompiledStatement statement : policy.document().compiled()) {
                all.add(new Entry(policy.name(), statement));
            }
        }
        this.entries = List.copyOf(all);
    }

    /** Compiles policies into one layer; the same policies give the same set, while it is used. */
    public static PolicySet compile(List<NamedPolicy> policies) {
        return policies.isEmpty() ? EMPTY : SHARED.of(List.copyOf(policies));
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
        return entries.isEmpty() ? Entry.NONE : index(request).settle(request);
    }

    /**
     * The same for the policies on a resource, which name principals: one that denies the request,
     * else the one that grants it most directly, else {@link Entry#NONE}.
     */
    Entry settleFor(AuthorizationRequest request) {
        return entries.isEmpty() ? Entry.NONE : index(request).settleFor(request);
    }

    private ActionIndex index(AuthorizationRequest request) {
        ActionIndex known = byAction.get(request.action());
        if (known == null) {
            known = ActionIndex.of(entries, request);
            if (byAction.size() < MOST_ACTIONS) {
                byAction.put(request.action(), known);
            }
        }
        return known;
    }
}
