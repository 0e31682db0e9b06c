package cloister.identity;

import cloister.store.Reader;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Putting users in groups. */
record MembershipCommands(Account account) implements CommandGroup {
    private static final int MOST_GROUPS = 10;

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:AddUserToGroup", CommandGroup.quiet(this::add));
        commands.put("iam:RemoveUserFromGroup", CommandGroup.quiet(this::remove));
        commands.put("iam:ListGroupsForUser", this::list);
    }

    private void add(Call call) {
        account.change(
                state -> {
                    Group group = EntityKind.GROUP.named(state, call.input().string("GroupName"));
                    User user = EntityKind.USER.named(state, call.input().string("UserName"));
                    if (user.groups().contains(group.id())) {
                        return;
                    }
                    if (user.groups().size() == MOST_GROUPS) {
                        throw IamError.quota("GroupsPerUser", MOST_GROUPS);
                    }
                    List<String> groups = new ArrayList<>(user.groups());
                    groups.add(group.id());
                    EntityKind.USER.update(state, user.withGroups(groups));
                    Members.add(state, group.id(), user);
                });
    }

    private void remove(Call call) {
        account.change(
                state -> {
                    Group group = EntityKind.GROUP.named(state, call.input().string("GroupName"));
                    User user = EntityKind.USER.named(state, call.input().string("UserName"));
                    List<String> groups = new ArrayList<>(user.groups());
                    if (!groups.remove(group.id())) {
                        throw IamError.noSuchEntity(
                                "The user with name "
                                        + user.name()
                                        + " is not in the group "
                                        + group.name()
                                        + ".");
                    }
                    EntityKind.USER.update(state, user.withGroups(groups));
                    Members.remove(state, group.id(), user);
                });
    }

    private Struct list(Call call) {
        Reader state = account.read();
        User user = EntityKind.USER.named(state, call.input().string("UserName"));
        List<Group> groups =
                user.groups().stream()
                        .flatMap(id -> EntityKind.GROUP.byId(state, id).stream())
                        .toList();
        return Page.of(call, groups, group -> EntityKind.key(group.name()))
                .output("Groups", group -> Shapes.group(account, group))
                .build();
    }
}
