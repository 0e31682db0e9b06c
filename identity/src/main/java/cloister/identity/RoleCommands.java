package cloister.identity;

import cloister.store.Reader;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;

/** Operations on roles. */
record RoleCommands(Account account, LastUses uses) implements CommandGroup {
    static final int DEFAULT_SESSION_SECONDS = 3600;

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:CreateRole", this::create);
        commands.put("iam:GetRole", this::get);
        commands.put("iam:ListRoles", this::list);
        commands.put("iam:UpdateRole", CommandGroup.quiet(this::update));
        commands.put("iam:UpdateRoleDescription", this::updateDescription);
        commands.put("iam:UpdateAssumeRolePolicy", CommandGroup.quiet(this::updateTrust));
        commands.put("iam:DeleteRole", CommandGroup.quiet(this::delete));
        commands.put("iam:ListInstanceProfilesForRole", this::instanceProfiles);
    }

    private Struct create(Call call) {
        refuseReserved(Input.path(call), call.input().string("RoleName"));
        return account.write(
                state -> {
                    Role role =
                            new Role(
                                    EntityKind.ROLE.newId(),
                                    call.input().string("RoleName"),
                                    Input.path(call),
                                    Input.now(call),
                                    call.input().optionalString("Description"),
                                    call.input()
                                            .optionalInt("MaxSessionDuration")
                                            .orElse(DEFAULT_SESSION_SECONDS),
                                    Input.tags(call, EntityKind.ROLE),
                                    Boundaries.asked(state, account, call),
                                    HeldPolicies.NONE,
                                    TrustPolicy.of(
                                            state,
                                            account,
                                            call.input().string("AssumeRolePolicyDocument")));
                    EntityKind.ROLE.create(state, role);
                    Boundaries.count(state, EntityKind.ROLE, role, true);
                    return output(state, role);
                });
    }

    private static void refuseReserved(String path, String name) {
        if (path.startsWith(Role.SERVICE_PATH)) {
            throw IamError.invalidInput(
                    "The path "
                            + Role.SERVICE_PATH
                            + " is for service-linked roles: use CreateServiceLinkedRole.");
        }
        if (path.startsWith(Role.RESERVED_PATH) || name.startsWith(CenterRoles.NAME_PREFIX)) {
            throw IamError.invalidInput(
                    "The path "
                            + Role.RESERVED_PATH
                            + " and names that start with "
                            + CenterRoles.NAME_PREFIX
                            + " are for roles of IAM Identity Center: use permission sets.");
        }
    }

    private Struct get(Call call) {
        Reader state = account.read();
        return output(state, EntityKind.ROLE.named(state, call.input().string("RoleName")));
    }

    /**
     * No role has one, for there are no machines to give a role to; Terraform asks before it
     * deletes.
     */
    private Struct instanceProfiles(Call call) {
        EntityKind.ROLE.named(account.read(), call.input().string("RoleName"));
        return Page.of(call, List.<String>of(), name -> name)
                .output("InstanceProfiles", name -> name)
                .build();
    }

    private Struct list(Call call) {
        Reader state = account.read();
        return Page.of(call, state, EntityKind.ROLE)
                .output("Roles", role -> Shapes.roleListed(state, account, role).build())
                .build();
    }

    private void update(Call call) {
        account.change(
                state -> {
                    Role role = EntityKind.ROLE.modifiable(state, call.input().string("RoleName"));
                    EntityKind.ROLE.update(
                            state,
                            role.described(
                                    call.input()
                                            .optionalString("Description")
                                            .or(role::description),
                                    call.input()
                                            .optionalInt("MaxSessionDuration")
                                            .orElse(role.maxSessionDuration())));
                });
    }

    private Struct updateDescription(Call call) {
        return account.write(
                state -> {
                    Role before =
                            EntityKind.ROLE.modifiable(state, call.input().string("RoleName"));
                    Role after =
                            before.described(
                                    call.input().optionalString("Description"),
                                    before.maxSessionDuration());
                    EntityKind.ROLE.update(state, after);
                    return output(state, after);
                });
    }

    private void updateTrust(Call call) {
        account.change(
                state -> {
                    Role role = EntityKind.ROLE.modifiable(state, call.input().string("RoleName"));
                    String document = call.input().string("PolicyDocument");
                    EntityKind.ROLE.update(
                            state, role.trusting(TrustPolicy.of(state, account, document)));
                });
    }

    private void delete(Call call) {
        account.change(
                state -> {
                    Role role = EntityKind.ROLE.modifiable(state, call.input().string("RoleName"));
                    Conflicts.refuseIfHolding(role);
                    InstanceProfileCommands.refuseIfHeld(state, role);
                    Boundaries.count(state, EntityKind.ROLE, role, false);
                    EntityKind.ROLE.delete(state, role);
                });
    }

    private Struct output(Reader state, Role role) {
        Struct.Builder shape =
                Shapes.role(state, account, role).put("RoleLastUsed", Shapes.lastUsed(uses, role));
        return Struct.builder().put("Role", shape.build()).build();
    }
}
