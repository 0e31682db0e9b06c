package cloister.identity;

import cloister.store.Reader;
import cloister.wire.Struct;

import java.util.Optional;

/**
 * Entities as the structures of the IAM model. Listings leave out tags and boundary, as IAM's do.
 */
final class Shapes {
    private Shapes() {}

    static Struct user(Account account, User user) {
        return userListed(account, user)
                .put("PermissionsBoundary", boundary(user.boundary()))
                .put("Tags", user.tags().present())
                .build();
    }

    static Struct.Builder userListed(Account account, User user) {
        return Struct.builder()
                .put("Path", user.path())
                .put("UserName", user.name())
                .put("UserId", user.id())
                .put("Arn", account.arn(user))
                .put("CreateDate", user.created());
    }

    static Struct group(Account account, Group group) {
        return Struct.builder()
                .put("Path", group.path())
                .put("GroupName", group.name())
                .put("GroupId", group.id())
                .put("Arn", account.arn(group))
                .put("CreateDate", group.created())
                .build();
    }

    static Struct.Builder role(Reader state, Account account, Role role) {
        return roleListed(state, account, role)
                .put("PermissionsBoundary", boundary(role.boundary()))
                .put("Tags", role.tags().present());
    }

    static Struct.Builder roleListed(Reader state, Account account, Role role) {
        return roleInDetail(state, account, role)
                .put("Description", role.description())
                .put("MaxSessionDuration", role.maxSessionDuration());
    }

    /** What a RoleDetail has of a role. */
    static Struct.Builder roleInDetail(Reader state, Account account, Role role) {
        String trust = role.trust().document(state, account);
        return Struct.builder()
                .put("Path", role.path())
                .put("RoleName", role.name())
                .put("RoleId", role.id())
                .put("Arn", account.arn(role))
                .put("CreateDate", role.created())
                .put("AssumeRolePolicyDocument", Documents.encoded(trust));
    }

    static Struct policy(Reader state, Account account, ManagedPolicy policy) {
        return policyListed(state, account, policy)
                .put("Description", policy.description())
                .put("Tags", policy.tags().present())
                .build();
    }

    static Struct.Builder policyListed(Reader state, Account account, ManagedPolicy policy) {
        PolicyUsage usage = PolicyUsage.of(state, account.arn(policy));
        return Struct.builder()
                .put("PolicyName", policy.name())
                .put("PolicyId", policy.id())
                .put("Arn", account.arn(policy))
                .put("Path", policy.path())
                .put("DefaultVersionId", "v" + policy.defaultVersion())
                .put("AttachmentCount", usage.permissions())
                .put("PermissionsBoundaryUsageCount", usage.boundaries())
                .put("IsAttachable", true)
                .put("CreateDate", policy.created())
                .put("UpdateDate", policy.updated());
    }

    static Struct version(PolicyVersion version, boolean isDefault) {
        return Struct.builder()
                .put("VersionId", version.versionId())
                .put("IsDefaultVersion", isDefault)
                .put("CreateDate", version.created())
                .build();
    }

    static Struct policy(Reader state, AwsManagedPolicy policy) {
        PolicyUsage usage = PolicyUsage.of(state, policy.arn());
        return Struct.builder()
                .put("PolicyName", policy.name())
                .put("PolicyId", policy.id())
                .put("Arn", policy.arn())
                .put("Path", policy.path())
                .put("DefaultVersionId", AwsManagedPolicy.VERSION_ID)
                .put("AttachmentCount", usage.permissions())
                .put("PermissionsBoundaryUsageCount", usage.boundaries())
                .put("IsAttachable", true)
                .put("Description", policy.description())
                .put("CreateDate", AwsManagedPolicy.CREATED)
                .put("UpdateDate", AwsManagedPolicy.CREATED)
                .build();
    }

    static Struct version(AwsManagedPolicy policy) {
        return Struct.builder()
                .put("Document", Documents.encoded(policy.document()))
                .putAll(versionListed())
                .build();
    }

    static Struct versionListed() {
        return Struct.builder()
                .put("VersionId", AwsManagedPolicy.VERSION_ID)
                .put("IsDefaultVersion", true)
                .put("CreateDate", AwsManagedPolicy.CREATED)
                .build();
    }

    static Struct.Builder instanceProfile(Reader state, Account account, InstanceProfile profile) {
        return Struct.builder()
                .put("Path", profile.path())
                .put("InstanceProfileName", profile.name())
                .put("InstanceProfileId", profile.id())
                .put("Arn", account.arn(profile))
                .put("CreateDate", profile.created())
                .put(
                        "Roles",
                        profile.role().stream()
                                .flatMap(id -> EntityKind.ROLE.byId(state, id).stream())
                                .map(role -> roleListed(state, account, role).build())
                                .toList());
    }

    static Struct lastUsed(LastUses uses, Role role) {
        Optional<LastUse> use = uses.of(role.id());
        return Struct.builder()
                .put("LastUsedDate", use.map(LastUse::when))
                .put("Region", use.map(LastUse::region))
                .build();
    }

    static Struct versionWithDocument(ManagedPolicy policy, PolicyVersion version) {
        return Struct.builder()
                .put("Document", Documents.encoded(version.document()))
                .putAll(version(version, version.number() == policy.defaultVersion()))
                .build();
    }

    /** A managed policy where it is attached. */
    static Struct attached(String arn) {
        return Struct.builder()
                .put("PolicyName", arn.substring(arn.lastIndexOf('/') + 1))
                .put("PolicyArn", arn)
                .build();
    }

    static Optional<Struct> boundary(Optional<String> arn) {
        return arn.map(
                policy ->
                        Struct.builder()
                                .put("PermissionsBoundaryType", "PermissionsBoundaryPolicy")
                                .put("PermissionsBoundaryArn", policy)
                                .build());
    }
}
