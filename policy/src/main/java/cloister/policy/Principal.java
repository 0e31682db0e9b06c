package cloister.policy;

import cloister.policy.condition.ConditionKey;
import cloister.policy.condition.Keys;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The identity a request is made by. */
public final class Principal {
    private static final String SERVICE_LINKED = ":role/aws-service-role/";

    private final PrincipalType type;
    private final String arn;
    private final String account;
    private final Map<String, String> tags;
    private final String principalArn;
    private final String[] tagKeys;
    private final String[][] tagValues;

    /**
     * @param type what kind of identity it is
     * @param arn its ARN; of a role session, the session's ({@code
     *     arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION}); of a service, its name ({@code
     *     sagemaker.amazonaws.com}); of an anonymous caller, empty
     * @param account its account's twelve digits, empty for a service
     * @param tags its tags in force: of a session, session tags laid over the role's
     * @param principalArn what {@code aws:PrincipalArn} tells: of a role session, the role's ARN
     *     with its path; of others, the same as {@code arn}
     */
    public Principal(
            PrincipalType type,
            String arn,
            String account,
            Map<String, String> tags,
            String principalArn) {
        this.type = type;
        this.arn = arn;
        this.account = account;
        this.tags = Map.copyOf(tags);
        this.principalArn = principalArn;
        this.tagKeys = new String[this.tags.size()];
        this.tagValues = new String[this.tags.size()][];
        int i = 0;
        for (Map.Entry<String, String> tag : this.tags.entrySet()) {
            tagKeys[i] = tag.getKey().toLowerCase(Locale.ROOT);
            tagValues[i++] = new String[] {tag.getValue()};
        }
    }

    /** A principal whose role, if it is a session of one, has no path. */
    public Principal(PrincipalType type, String arn, String account, Map<String, String> tags) {
        this(type, arn, account, tags, type == PrincipalType.ASSUMED_ROLE ? roleArn(arn) : arn);
    }

    private static String roleArn(String session) {
        Optional<Arn> arn = Arn.parse(session);
        if (arn.isEmpty()) {
            return session;
        }
        String[] parts = arn.get().resource().split("/", 3);
        return parts.length == 3 && parts[0].equals("assumed-role")
                ? "arn:%s:iam::%s:role/%s"
                        .formatted(arn.get().partition(), arn.get().account(), parts[1])
                : session;
    }

    public PrincipalType type() {
        return type;
    }

    public String arn() {
        return arn;
    }

    public String account() {
        return account;
    }

    public Map<String, String> tags() {
        return tags;
    }

    /** What {@code aws:PrincipalArn} tells: of a role session, the role's ARN with its path. */
    public String principalArn() {
        return principalArn;
    }

    /** Whether it is a session of a role that a service made for itself. */
    public boolean isServiceLinked() {
        return type == PrincipalType.ASSUMED_ROLE && principalArn.contains(SERVICE_LINKED);
    }

    /** Whether policies of its own account, attached to it, can allow it anything. */
    boolean hasIdentityPolicies() {
        return switch (type) {
            case USER, ASSUMED_ROLE, ROOT -> true;
            case FEDERATED_USER -> arn.contains(":federated-user/");
            case SERVICE, ANONYMOUS -> false;
        };
    }

    /** The value of a key that the principal itself tells. */
    String[] values(ConditionKey key) {
        return switch (key.source()) {
            case CONTEXT -> Keys.NONE;
            case PRINCIPAL_TAG -> tagValue(key.tag());
            case PRINCIPAL_ARN -> type == PrincipalType.SERVICE ? Keys.NONE : one(principalArn);
            case PRINCIPAL_ACCOUNT ->
                    type == PrincipalType.ANONYMOUS ? one("anonymous") : one(account);
            case PRINCIPAL_TYPE -> type == PrincipalType.SERVICE ? Keys.NONE : one(type.words());
            case USERNAME ->
                    type == PrincipalType.USER
                            ? one(arn.substring(arn.lastIndexOf('/') + 1))
                            : Keys.NONE;
            case PRINCIPAL_IS_SERVICE -> type == PrincipalType.SERVICE ? one("true") : Keys.NONE;
            case PRINCIPAL_SERVICE_NAME -> type == PrincipalType.SERVICE ? one(arn) : Keys.NONE;
        };
    }

    private String[] tagValue(String lowerKey) {
        for (int i = 0; i < tagKeys.length; i++) {
            if (tagKeys[i].equals(lowerKey)) {
                return tagValues[i];
            }
        }
        return Keys.NONE;
    }

    private static String[] one(String value) {
        return value.isEmpty() ? Keys.NONE : new String[] {value};
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Principal principal
                && principal.type == type
                && principal.arn.equals(arn)
                && principal.account.equals(account)
                && principal.tags.equals(tags)
                && principal.principalArn.equals(principalArn);
    }

    @Override
    public int hashCode() {
        return arn.hashCode();
    }

    @Override
    public String toString() {
        return arn;
    }
}
