package cloister.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The condition keys that a caller brings to each request (IAM user guide, "AWS global condition
 * context keys"). Its tags and account come with the principal.
 */
final class ContextKeys {
    static final String MULTI_FACTOR = "aws:MultiFactorAuthPresent";

    private static final String MULTI_FACTOR_AGE = "aws:MultiFactorAuthAge";

    private ContextKeys() {}

    /**
     * The keys with how long ago the second factor was proved, which was at the session's issue.
     */
    static Map<String, List<String>> aged(
            Map<String, List<String>> keys, Session session, Instant now) {
        Map<String, List<String>> aged = new LinkedHashMap<>(keys);
        long seconds = Math.max(0, Duration.between(session.issued(), now).toSeconds());
        aged.put(MULTI_FACTOR_AGE, List.of(Long.toString(seconds)));
        return Map.copyOf(aged);
    }

    static Map<String, List<String>> user(String arn, User user) {
        Map<String, List<String>> keys = keys(arn, "User", user.id());
        keys.put("aws:username", List.of(user.name()));
        return Map.copyOf(keys);
    }

    static Map<String, List<String>> root(Account account) {
        return Map.copyOf(keys(account.rootArn(), "Account", account.id()));
    }

    /** The keys of a session, laid over those of whoever it is a session of. */
    static Map<String, List<String>> session(Map<String, List<String>> of, Session session) {
        Map<String, List<String>> keys = new LinkedHashMap<>(of);
        keys.put("aws:TokenIssueTime", List.of(session.issued().toString()));
        keys.put(MULTI_FACTOR, List.of("false"));
        session.sourceIdentity()
                .ifPresent(identity -> keys.put("aws:SourceIdentity", List.of(identity)));
        keys.putAll(session.context());
        return Map.copyOf(keys);
    }

    static Map<String, List<String>> keys(String principalArn, String type, String userId) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        keys.put("aws:PrincipalArn", List.of(principalArn));
        keys.put("aws:PrincipalType", List.of(type));
        keys.put("aws:userid", List.of(userId));
        return keys;
    }
}
