package cloister.identity;

import cloister.store.Reader;
import cloister.store.Table;
import cloister.store.Transaction;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who is in which group of the identity store. */
record DirectoryMemberships(Account account) implements CommandGroup {
    private static final Table<Struct> BY_ID =
            new Table<>("directory.memberships", StructCodec.INSTANCE);

    /** By group's or member's id and the other's, with a space between. */
    private static final Table<Struct> BY_BOTH =
            new Table<>("directory.memberships.both", StructCodec.INSTANCE);

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("identitystore:CreateGroupMembership", this::create);
        commands.put("identitystore:DescribeGroupMembership", this::describe);
        commands.put("identitystore:DeleteGroupMembership", CommandGroup.quiet(this::delete));
        commands.put("identitystore:GetGroupMembershipId", this::getId);
        commands.put("identitystore:ListGroupMemberships", this::list);
        commands.put("identitystore:ListGroupMembershipsForMember", this::listForMember);
        commands.put("identitystore:IsMemberInGroups", this::isMember);
    }

    private Struct create(Call call) {
        return account.write(
                state -> {
                    String store = DirectoryStore.of(state, call);
                    String group = group(state, call);
                    String user = member(state, call);
                    if (find(state, group, user).isPresent()) {
                        throw CenterError.conflict("Member already exists in the group");
                    }
                    Struct membership = put(state, store, group, user);
                    return named(membership);
                });
    }

    private static Struct put(Transaction state, String store, String group, String user) {
        String id = DirectoryStore.newId(store);
        Struct membership =
                Struct.builder()
                        .put("IdentityStoreId", store)
                        .put("MembershipId", id)
                        .put("GroupId", group)
                        .put("MemberId", Struct.builder().put("UserId", user).build())
                        .build();
        state.put(BY_ID, id, membership);
        state.put(BY_BOTH, group + " " + user, membership);
        state.put(BY_BOTH, user + " " + group, membership);
        return membership;
    }

    /**
     * Makes sure that a user is in a group.
     *
     * @throws ApiException ResourceNotFoundException where there is no such user
     */
    static void add(Transaction state, String store, String group, String user) {
        DirectoryKind.USER.byId(state, user);
        if (find(state, group, user).isEmpty()) {
            put(state, store, group, user);
        }
    }

    /** Makes sure that a user isn't in a group. */
    static void remove(Transaction state, String group, String user) {
        find(state, group, user).ifPresent(membership -> delete(state, membership));
    }

    private Struct describe(Call call) {
        Reader state = account.read();
        DirectoryStore.of(state, call);
        return membership(state, call);
    }

    private void delete(Call call) {
        account.change(
                state -> {
                    DirectoryStore.of(state, call);
                    delete(state, membership(state, call));
                });
    }

    /** Takes a user out of all groups, or all members out of a group. */
    static void deleteAllOf(Transaction state, String userOrGroup) {
        List<Struct> all;
        try (Stream<Reader.Entry<Struct>> entries = state.scan(BY_BOTH, userOrGroup + " ")) {
            all = entries.map(Reader.Entry::value).toList();
        }
        all.forEach(membership -> delete(state, membership));
    }

    /** The ids of the groups that a user is in. */
    static List<String> groupsOf(Reader state, String userId) {
        try (Stream<Reader.Entry<Struct>> entries = state.scan(BY_BOTH, userId + " ")) {
            return entries.map(entry -> entry.value().string("GroupId")).toList();
        }
    }

    private static void delete(Transaction state, Struct membership) {
        String group = membership.string("GroupId");
        String user = user(membership);
        state.delete(BY_ID, membership.string("MembershipId"));
        state.delete(BY_BOTH, group + " " + user);
        state.delete(BY_BOTH, user + " " + group);
    }

    private Struct getId(Call call) {
        Reader state = account.read();
        DirectoryStore.of(state, call);
        return find(state, group(state, call), member(state, call))
                .map(DirectoryMemberships::named)
                .orElseThrow(() -> CenterError.notFound("MEMBERSHIP not found."));
    }

    private Struct list(Call call) {
        Reader state = account.read();
        DirectoryStore.of(state, call);
        return page(state, call, group(state, call));
    }

    private Struct listForMember(Call call) {
        Reader state = account.read();
        DirectoryStore.of(state, call);
        return page(state, call, member(state, call));
    }

    private static Struct page(Reader state, Call call, String of) {
        return CenterPage.<Struct>of(
                        call, from -> state.scanAfter(BY_BOTH, of + " ", from), found -> found)
                .output("GroupMemberships");
    }

    private Struct isMember(Call call) {
        Reader state = account.read();
        DirectoryStore.of(state, call);
        String user = member(state, call);
        List<Struct> results =
                call.input().strings("GroupIds").stream()
                        .map(
                                group ->
                                        Struct.builder()
                                                .put("GroupId", group)
                                                .put("MemberId", call.input().get("MemberId"))
                                                .put(
                                                        "MembershipExists",
                                                        find(state, group, user).isPresent())
                                                .build())
                        .toList();
        return Struct.builder().put("Results", results).build();
    }

    private static Optional<Struct> find(Reader state, String group, String user) {
        return state.get(BY_BOTH, group + " " + user);
    }

    private static Struct membership(Reader state, Call call) {
        return state.get(BY_ID, call.input().string("MembershipId"))
                .orElseThrow(() -> CenterError.notFound("MEMBERSHIP not found."));
    }

    private static String group(Reader state, Call call) {
        return DirectoryKind.GROUP.byId(state, call.input().string("GroupId")).string("GroupId");
    }

    /**
     * The member that a call names.
     *
     * @throws ApiException ResourceNotFoundException; ValidationException where it names none
     */
    private static String member(Reader state, Call call) {
        String id =
                call.input()
                        .optionalStruct("MemberId")
                        .flatMap(member -> member.optionalString("UserId"))
                        .orElseThrow(() -> CenterError.validation("MemberId must have a UserId."));
        return DirectoryKind.USER.byId(state, id).string("UserId");
    }

    private static String user(Struct membership) {
        return membership.optionalStruct("MemberId").orElseThrow().string("UserId");
    }

    private static Struct named(Struct membership) {
        return Struct.builder()
                .put("MembershipId", membership.string("MembershipId"))
                .put("IdentityStoreId", membership.string("IdentityStoreId"))
                .build();
    }
}
