package cloister.identity;

import cloister.store.Table;

/**
 * The tables of an account, beside those of each {@link EntityKind}. What decisions rest on is in
 * tables whose name starts with {@code iam.}.
 */
final class Tables {
    /** What every table that decisions rest on is named after. */
    static final String PREFIX = "iam.";

    /** By access key id. */
    static final Table<AccessKey> ACCESS_KEYS = new Table<>(PREFIX + "accesskeys", AccessKey.CODEC);

    /** A group's members, by group id and lower-cased user name with a space between. */
    static final Table<Reference> MEMBERS = new Table<>(PREFIX + "members", Reference.CODEC);

    /** By policy id and version number with a space between. */
    static final Table<PolicyVersion> POLICY_VERSIONS =
            new Table<>(PREFIX + "policyversions", PolicyVersion.CODEC);

    /** Where managed policies are attached, by {@link Attachment#key}. */
    static final Table<Attachment> ATTACHMENTS =
            new Table<>(PREFIX + "attachments", Attachment.CODEC);

    /** How often managed policies are attached, by ARN. */
    static final Table<PolicyUsage> POLICY_USAGE =
            new Table<>(PREFIX + "policyusage", PolicyUsage.CODEC);

    /** The keys that session tokens are sealed with, by number. */
    static final Table<SealingKey> SEALING_KEYS = new Table<>("sts.sealingkeys", SealingKey.CODEC);

    private Tables() {}
}
