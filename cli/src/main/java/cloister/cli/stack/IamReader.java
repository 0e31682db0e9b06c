package cloister.cli.stack;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UserDetail;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Reads an account's users, groups, roles and policies by GetAccountAuthorizationDetails. */
final class IamReader {
    private static final int PAGE = 1000;

    private final IamClient iam;
    private final Mark mark;
    private final boolean whole;

    IamReader(IamClient iam, Mark mark) {
        this(iam, mark, false);
    }

    /**
     * @param whole whether to keep every tag, and paths as part of the names of users and roles
     */
    IamReader(IamClient iam, Mark mark, boolean whole) {
        this.iam = iam;
        this.mark = mark;
        this.whole = whole;
    }

    /** All of them, whoever made them. */
    List<Found> read() throws InterruptedException {
        List<Callable<List<Found>>> tasks = new ArrayList<>();
        for (EntityType type :
                List.of(
                        EntityType.USER,
                        EntityType.ROLE,
                        EntityType.GROUP,
                        EntityType.LOCAL_MANAGED_POLICY)) {
            tasks.add(() -> read(type));
        }
        return SideBySide.run(tasks).stream().flatMap(List::stream).toList();
    }

    private List<Found> read(EntityType type) {
        List<Found> found = new ArrayList<>();
        for (GetAccountAuthorizationDetailsResponse page :
                iam.getAccountAuthorizationDetailsPaginator(
                        request -> request.filter(type).maxItems(PAGE))) {
            page.userDetailList().forEach(user -> found.add(user(user)));
            page.groupDetailList().forEach(group -> found.add(group(group)));
            page.roleDetailList().forEach(role -> found.add(role(role)));
            page.policies().forEach(policy -> found.add(policy(policy)));
        }
        return found;
    }

    private Found user(UserDetail user) {
        Map<String, String> tags = tags(user.tags());
        return new Found(
                inline(
                                new Attributes()
                                        .items(Resource.GROUPS, user.groupList())
                                        .items(
                                                Resource.POLICIES,
                                                arns(user.attachedManagedPolicies())),
                                user.userPolicyList())
                        .tags(tags, whole)
                        .of(Kind.USER, name(user.path(), user.userName())),
                mark.isOn(tags));
    }

    private Found group(GroupDetail group) {
        return new Found(
                inline(
                                new Attributes()
                                        .items(
                                                Resource.POLICIES,
                                                arns(group.attachedManagedPolicies())),
                                group.groupPolicyList())
                        .of(Kind.GROUP, group.groupName()),
                mark.path().equals(group.path()));
    }

    private Found role(RoleDetail role) {
        Map<String, String> tags = tags(role.tags());
        return new Found(
                inline(
                                new Attributes()
                                        .items(
                                                Resource.POLICIES,
                                                arns(role.attachedManagedPolicies()))
                                        .policy(
                                                Resource.TRUST,
                                                decoded(role.assumeRolePolicyDocument())),
                                role.rolePolicyList())
                        .tags(tags, whole)
                        .of(Kind.ROLE, name(role.path(), role.roleName())),
                mark.isOn(tags));
    }

    private String name(String path, String name) {
        return whole && path != null ? path.substring(1) + name : name;
    }

    private Found policy(ManagedPolicyDetail policy) {
        Attributes attributes = new Attributes();
        policy.policyVersionList().stream()
                .filter(PolicyVersion::isDefaultVersion)
                .forEach(
                        version ->
                                attributes.policy(Resource.DOCUMENT, decoded(version.document())));
        return new Found(
                attributes.of(Kind.POLICY, policy.policyName()), mark.path().equals(policy.path()));
    }

    private static Attributes inline(Attributes attributes, List<PolicyDetail> policies) {
        policies.forEach(
                policy ->
                        attributes.policy(
                                Resource.INLINE + policy.policyName(),
                                decoded(policy.policyDocument())));
        return attributes;
    }

    private static List<String> arns(List<AttachedPolicy> policies) {
        return policies.stream().map(AttachedPolicy::policyArn).toList();
    }

    private static Map<String, String> tags(List<Tag> tags) {
        Map<String, String> all = new LinkedHashMap<>();
        tags.forEach(tag -> all.put(tag.key(), tag.value()));
        return all;
    }

    /** IAM gives documents encoded as RFC 3986 has it, where a plus is a plus. */
    static String decoded(String document) {
        return URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
