package cloister.policy.condition;

import java.util.Locale;

/** The name of a condition key, {@code aws:PrincipalTag/team}; names ignore case, tag keys too. */
public final class ConditionKey {
    private static final String TAG_PREFIX = "aws:principaltag/";

    private final String written;
    private final String name;
    private final Source source;
    private final String tag;

    private ConditionKey(String written) {
        this.written = written;
        this.name = written.toLowerCase(Locale.ROOT);
        this.source = Source.of(name);
        this.tag = source == Source.PRINCIPAL_TAG ? name.substring(TAG_PREFIX.length()) : "";
    }

    public static ConditionKey of(String name) {
        return new ConditionKey(name);
    }

    /** The name in lower case, by which keys compare. */
    public String name() {
        return name;
    }

    /** The name as the policy has it. */
    public String written() {
        return written;
    }

    /** Where the key's value comes from if the request's context doesn't tell. */
    public Source source() {
        return source;
    }

    /** The tag's key in lower case, of a key of the principal's tags; else empty. */
    public String tag() {
        return tag;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConditionKey key && key.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return written;
    }

    /** What a key tells of, as far as the engine can know it without the request's context. */
    public enum Source {
        CONTEXT,
        PRINCIPAL_TAG,
        PRINCIPAL_ARN,
        PRINCIPAL_ACCOUNT,
        PRINCIPAL_TYPE,
        USERNAME,
        PRINCIPAL_IS_SERVICE,
        PRINCIPAL_SERVICE_NAME;

        private static Source of(String name) {
            return switch (name) {
                case "aws:principalarn" -> PRINCIPAL_ARN;
                case "aws:principalaccount" -> PRINCIPAL_ACCOUNT;
                case "aws:principaltype" -> PRINCIPAL_TYPE;
                case "aws:username" -> USERNAME;
                case "aws:principalisawsservice" -> PRINCIPAL_IS_SERVICE;
                case "aws:principalservicename" -> PRINCIPAL_SERVICE_NAME;
                default ->
                        name.startsWith(TAG_PREFIX) && name.length() > TAG_PREFIX.length()
                                ? PRINCIPAL_TAG
                                : CONTEXT;
            };
        }
    }
}
