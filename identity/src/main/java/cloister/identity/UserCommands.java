package cloister.identity;

import cloister.store.Reader;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;

/** Operations on users. */
record UserCommands(Account account) implements CommandGroup {
    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:CreateUser", this::create);
        commands.put("iam:GetUser", this::get);
        commands.put("iam:ListUsers", this::list);
        commands.put("iam:UpdateUser", CommandGroup.quiet(this::update));
        commands.put("iam:DeleteUser", CommandGroup.quiet(this::delete));
    }

    private Struct create(Call call) {
        return account.write(
                state -> {
                    User user =
                            new User(
                                    EntityKind.USER.newId(),
                                    call.input().string("UserName"),
                                    Input.path(call),
                                    Input.now(call),
                                    Input.tags(call, EntityKind.USER),
                                    Boundaries.asked(state, account, call),
                                    HeldPolicies.NONE,
                                    List.of(),
                                    List.of());
                    EntityKind.USER.create(state, user);
                    Boundaries.count(state, EntityKind.USER, user, true);
                    return output(user);
                });
    }

    private Struct get(Call call) {
        if (!call.input().has("UserName") && call.caller().arn().equals(account.rootArn())) {
            return root();
        }
        return output(Input.user(account.read(), call));
    }

    private Struct list(Call call) {
        Reader state = account.read();
        return Page.of(call, state, EntityKind.USER)
                .output("Users", user -> Shapes.userListed(account, user).build())
                .build();
    }

    private void update(Call call) {
        account.change(
                state -> {
                    User before = EntityKind.USER.named(state, call.input().string("UserName"));
                    User after =
                            before.renamed(
                                    call.input()
                                            .optionalString("NewUserName")
                                            .orElse(before.name()),
                                    call.input().optionalString("NewPath").orElse(before.path()));
                    EntityKind.USER.rename(state, before, after);
                    for (String group : before.groups()) {
                        Members.remove(state, group, before);
                        Members.add(state, group, after);
                    }
                });
    }

    private void delete(Call call) {
        account.change(
                state -> {
                    User user = EntityKind.USER.named(state, call.input().string("UserName"));
                    refuseIfInUse(state, user);
                    Boundaries.count(state, EntityKind.USER, user, false);
                    EntityKind.USER.delete(state, user);
                });
    }

    private static void refuseIfInUse(Reader state, User user) {
        Conflicts.refuseIfHolding(user);
        if (!user.accessKeys().isEmpty()) {
            throw Conflicts.mustFirst("delete access keys");
        }
        if (state.get(Tables.LOGIN_PROFILES, user.id()).isPresent()) {
            throw Conflicts.mustFirst("delete login profile");
        }
        if (!MfaDevices.of(state, user).isEmpty()) {
            throw Conflicts.mustFirst("delete MFA device");
        }
        if (!user.groups().isEmpty()) {
            throw Conflicts.mustFirst("remove users from group");
        }
    }

    private Struct output(User user) {
        return Struct.builder().put("User", Shapes.user(account, user)).build();
    }

    private Struct root() {
        Struct root =
                Struct.builder().put("UserId", account.id()).put("Arn", account.rootArn()).build();
        return Struct.builder().put("User", root).build();
    }
}
