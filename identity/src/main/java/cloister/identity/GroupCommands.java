package cloister.identity;

import cloister.store.Reader;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.Map;

/** Operations on groups. */
record GroupCommands(Account account) implements CommandGroup {
    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:CreateGroup", this::create);
        commands.put("iam:GetGroup", this::get);
        commands.put("iam:ListGroups", this::list);
        commands.put("iam:UpdateGroup", CommandGroup.quiet(this::update));
        commands.put("iam:DeleteGroup", CommandGroup.quiet(this::delete));
    }

    private Struct create(Call call) {
        Group group =
                new Group(
                        EntityKind.GROUP.newId(),
                        call.input().string("GroupName"),
                        Input.path(call),
                        Input.now(call),
                        HeldPolicies.NONE);
        account.change(state -> EntityKind.GROUP.create(state, group));
        return Struct.builder().put("Group", Shapes.group(account, group)).build();
    }

    private Struct get(Call call) {
        Reader state = account.read();
        Group group = EntityKind.GROUP.named(state, call.input().string("GroupName"));
        return Page.of(call, name -> Members.after(state, group, name), User::name)
                .output("Users", user -> Shapes.userListed(account, user).build())
                .put("Group", Shapes.group(account, group))
                .build();
    }

    private Struct list(Call call) {
        Reader state = account.read();
        return Page.of(call, state, EntityKind.GROUP)
                .output("Groups", group -> Shapes.group(account, group))
                .build();
    }

    private void update(Call call) {
        account.change(
                state -> {
                    Group before = EntityKind.GROUP.named(state, call.input().string("GroupName"));
                    EntityKind.GROUP.rename(
                            state,
                            before,
                            before.renamed(
                                    call.input()
                                            .optionalString("NewGroupName")
                                            .orElse(before.name()),
                                    call.input().optionalString("NewPath").orElse(before.path())));
                });
    }

    private void delete(Call call) {
        account.change(
                state -> {
                    Group group = EntityKind.GROUP.named(state, call.input().string("GroupName"));
                    Conflicts.refuseIfHolding(group);
                    if (Members.any(state, group)) {
                        throw Conflicts.mustFirst("remove users from group");
                    }
                    EntityKind.GROUP.delete(state, group);
                });
    }
}
