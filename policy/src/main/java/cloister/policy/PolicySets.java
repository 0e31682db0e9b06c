package cloister.policy;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compiled sets by their policies, as long as somebody holds them: many principals share few. */
final class PolicySets {
    private final Map<List<NamedPolicy>, Held> sets = new ConcurrentHashMap<>();
    private final ReferenceQueue<PolicySet> gone = new ReferenceQueue<>();

    private static final class Held extends WeakReference<PolicySet> {
        private final List<NamedPolicy> policies;

        Held(PolicySet set, ReferenceQueue<PolicySet> gone) {
            super(set, gone);
            this.policies = set.policies();
        }
    }

    PolicySet of(List<NamedPolicy> policies) {
        forgetGone();
        Held held = sets.get(policies);
        PolicySet known = held == null ? null : held.get();
        if (known != null) {
            return known;
        }
        PolicySet made = new PolicySet(policies);
        sets.put(policies, new Held(made, gone));
        return made;
    }

    private void forgetGone() {
        for (Reference<? extends PolicySet> each = gone.poll(); each != null; each = gone.poll()) {
            if (each instanceof Held held) {
                sets.remove(held.policies, held);
            }
        }
    }
}
