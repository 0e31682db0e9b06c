package cloister.policy.lint;

import cloister.policy.PolicyKind;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kinds of policy under the names that options and messages give them. */
public final class KindNames {
    private static final Map<String, PolicyKind> KINDS = kinds();

    private KindNames() {}

    private static Map<String, PolicyKind> kinds() {
        Map<String, PolicyKind> kinds = new LinkedHashMap<>();
        kinds.put("managed", PolicyKind.MANAGED);
        kinds.put("inline-user", PolicyKind.INLINE_USER);
        kinds.put("inline-group", PolicyKind.INLINE_GROUP);
        kinds.put("inline-role", PolicyKind.INLINE_ROLE);
        kinds.put("session", PolicyKind.SESSION);
        kinds.put("trust", PolicyKind.TRUST);
        kinds.put("resource", PolicyKind.RESOURCE);
        kinds.put("scp", PolicyKind.SERVICE_CONTROL);
        kinds.put("rcp", PolicyKind.RESOURCE_CONTROL);
        return kinds;
    }

    /** The kind of an option's value. */
    public static Optional<PolicyKind> parse(String name) {
        return Optional.ofNullable(KINDS.get(name));
    }

    /** The values an option may have. */
    public static Set<String> names() {
        return KINDS.keySet();
    }

    /** A kind as it begins a sentence. */
    static String words(PolicyKind kind) {
        return switch (kind) {
            case MANAGED -> "A managed policy";
            case INLINE_USER -> "A user's policy";
            case INLINE_GROUP -> "A group's policy";
            case INLINE_ROLE -> "A role's policy";
            case SESSION -> "A session policy";
            case TRUST -> "A trust policy";
            case RESOURCE -> "A resource policy";
            case SERVICE_CONTROL -> "A service control policy";
            case RESOURCE_CONTROL -> "A resource control policy";
        };
    }
}
