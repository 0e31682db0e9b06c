package cloister.identity;

import cloister.store.Reader;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All users, groups, roles and policies with what hangs on them, in one listing. */
record AccountDetailCommands(Account account, LastUses uses) implements CommandGroup {
    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:GetAccountAuthorizationDetails", this::details);
    }

    /**
     * One entity of the listing.
     *
     * @param key its place, by which a marker names it
     * @param list the output's member that it goes into
     */
    private record Detail(String key, String list, Supplier<Struct> shape) {}

    private Struct details(Call call) {
        Reader state = account.read();
        List<String> filter = call.input().strings("Filter");
        Page<Detail> page = Page.of(call, after -> all(state, filter, after), Detail::key);
        Struct.Builder output = Struct.builder();
        for (String list :
                List.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies")) {
            output.put(
                    list,
                    page.items().stream()
                            .filter(detail -> detail.list.equals(list))
                            .map(detail -> detail.shape.get())
                            .toList());
        }
        return output.putAll(page.position()).build();
    }

    private Stream<Detail> all(Reader state, List<String> filter, String after) {
        return Stream.of(
                        of(
                                "1",
                                "User",
                                "UserDetailList",
                                filter,
                                after,
                                name -> EntityKind.USER.after(state, name),
                                user -> user(state, user)),
                        of(
                                "2",
                                "Group",
                                "GroupDetailList",
                                filter,
                                after,
                                name -> EntityKind.GROUP.after(state, name),
                                group -> group(group)),
                        of(
                                "3",
                                "Role",
                                "RoleDetailList",
                                filter,
                                after,
                                name -> EntityKind.ROLE.after(state, name),
                                role -> role(state, role)),
                        of(
                                "4",
                                "LocalManagedPolicy",
                                "Policies",
                                filter,
                                after,
                                name -> EntityKind.POLICY.after(state, name),
                                policy -> policy(state, policy)),
                        awsPolicies(state, filter, after))
                .flatMap(details -> details);
    }

    private static <E extends Entity> Stream<Detail> of(
            String place,
            String kind,
            String list,
            List<String> filter,
            String after,
            Function<String, Stream<E>> from,
            Function<E, Struct> shape) {
        boolean past = !after.isEmpty() && after.substring(0, 1).compareTo(place) > 0;
        if (past || (!filter.isEmpty() && !filter.contains(kind))) {
            return Stream.empty();
        }
        String name = after.startsWith(place) ? after.substring(1) : "";
        return from.apply(name)
                .map(entity -> new Detail(place + entity.name(), list, () -> shape.apply(entity)));
    }

    /** AWS's policies as far as they are in use. */
    private static Stream<Detail> awsPolicies(Reader state, List<String> filter, String after) {
        if (!filter.isEmpty() && !filter.contains("AWSManagedPolicy")) {
            return Stream.empty();
        }
        return AwsManagedPolicy.all()
                .filter(policy -> PolicyUsage.of(state, policy.arn()).inUse())
                .map(
                        policy ->
                                new Detail(
                                        "5" + policy.arn(),
                                        "Policies",
                                        () ->
                                                Struct.builder()
                                                        .putAll(Shapes.policy(state, policy))
                                                        .put(
                                                                "PolicyVersionList",
                                                                List.of(Shapes.version(policy)))
                                                        .build()))
                .filter(detail -> detail.key.compareTo(after) > 0);
    }

    private Struct user(Reader state, User user) {
        return Struct.builder()
                .putAll(Shapes.user(account, user))
                .put("UserPolicyList", inline(user))
                .put(
                        "GroupList",
                        user.groups().stream()
                                .flatMap(id -> EntityKind.GROUP.byId(state, id).stream())
                                .map(Group::name)
                                .toList())
                .put("AttachedManagedPolicies", attached(user))
                .build();
    }

    private Struct group(Group group) {
        return Struct.builder()
                .putAll(Shapes.group(account, group))
                .put("GroupPolicyList", inline(group))
                .put("AttachedManagedPolicies", attached(group))
                .build();
    }

    private Struct role(Reader state, Role role) {
        return Shapes.roleInDetail(state, account, role)
                .put("PermissionsBoundary", Shapes.boundary(role.boundary()))
                .put("Tags", role.tags().present())
                .put(
                        "InstanceProfileList",
                        InstanceProfileCommands.of(state, role, "")
                                .map(
                                        profile ->
                                                Shapes.instanceProfile(state, account, profile)
                                                        .build())
                                .toList())
                .put("RolePolicyList", inline(role))
                .put("AttachedManagedPolicies", attached(role))
                .put("RoleLastUsed", Shapes.lastUsed(uses, role))
                .build();
    }

    private Struct policy(Reader state, ManagedPolicy policy) {
        List<Struct> versions =
                ManagedPolicies.versions(state, policy).stream()
                        .map(version -> Shapes.versionWithDocument(policy, version))
                        .toList();
        return Shapes.policyListed(state, account, policy)
                .put("Description", policy.description())
                .put("PolicyVersionList", versions)
                .build();
    }

    private static List<Struct> inline(PolicyHolder<?> holder) {
        return holder.policies().inline().entrySet().stream()
                .map(
                        policy ->
                                Struct.builder()
                                        .put("PolicyName", policy.getKey())
                                        .put("PolicyDocument", Documents.encoded(policy.getValue()))
                                        .build())
                .toList();
    }

    private static List<Struct> attached(PolicyHolder<?> holder) {
        return holder.policies().attached().stream().map(Shapes::attached).toList();
    }
}
