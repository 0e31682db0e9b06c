package cloister.policy.reference;

import java.util.List;
import java.util.Optional;

/** The condition keys that no single service defines. Source: AWS global condition context keys. */
public final class GlobalKeys {
    private static final List<ConditionKey> ALL = ReferenceReader.globalKeys();

    private GlobalKeys() {}

    /** Every global key, and those of federation ({@code saml:aud}) and across services. */
    public static List<ConditionKey> all() {
        return ALL;
    }

    /** A key by its name as written in a policy, its own part filled in, in any case. */
    public static Optional<ConditionKey> find(String written) {
        return ALL.stream().filter(key -> key.names(written)).findFirst();
    }
}
