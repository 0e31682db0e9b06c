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

    /** The instance profiles of roles, by role id and lower-cased name with a space between. */
    static final Table<Reference> ROLE_PROFILES =
            new Table<>(PREFIX + "roles.profiles", Reference.CODEC);

    /** The MFA devices of users, by user id and lower-cased name with a space between. */
    static final Table<Reference> USER_MFA_DEVICES =
            new Table<>(PREFIX + "users.mfadevices", Reference.CODEC);

    /** By policy id and version number with a space between. */
    static final Table<PolicyVersion> POLICY_VERSIONS =
            new Table<>(PREFIX + "policyversions", PolicyVersion.CODEC);

    /** Where managed policies are attached, by {@link Attachment#key}. */
    static final Table<Attachment> ATTACHMENTS =
            new Table<>(PREFIX + "attachments", Attachment.CODEC);

    /** How often managed policies are attached, by ARN. */
    static final Table<PolicyUsage> POLICY_USAGE =
            new Table<>(PREFIX + "policyusage", PolicyUsage.CODEC);

    /** Ids of service-linked roles that were deleted, by deletion task. */
    static final Table<Reference> DELETION_TASKS =
            new Table<>("tasks.rolesdeleted", Reference.CODEC);

    /** How users sign in with a password, by user id. */
    static final Table<LoginProfile> LOGIN_PROFILES =
            new Table<>(PREFIX + "loginprofiles", LoginProfile.CODEC);

    /** What passwords must be like, under {@link #ACCOUNT}. */
    static final Table<PasswordPolicy> PASSWORD_POLICY =
            new Table<>(PREFIX + "passwordpolicy", PasswordPolicy.CODEC);

    /** The account's alias, under {@link #ACCOUNT}. */
    static final Table<Reference> ALIAS = new Table<>(PREFIX + "alias", Reference.CODEC);

    /** The key of what an account has one of. */
    static final String ACCOUNT = "account";

    /** The keys that session tokens are sealed with, by number. */
    static final Table<SealingKey> SEALING_KEYS = new Table<>("sts.sealingkeys", SealingKey.CODEC);

    /** SAML assertions that were used, by time of issue, provider id and assertion id. */
    static final Table<SamlUse> SAML_USED = new Table<>("sts.samlused", SamlUse.CODEC);

    /** The account's instance of IAM Identity Center, under {@link #ACCOUNT}. */
    static final Table<CenterInstance> CENTER = new Table<>("sso.instance", CenterInstance.CODEC);

    private Tables() {}
}
