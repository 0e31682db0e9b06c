package cloister.identity;

import cloister.store.Reader;
import cloister.store.Transaction;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Operations on instance profiles. */
record InstanceProfileCommands(Account account) implements CommandGroup {
    private static final EntityKind<InstanceProfile> KIND = EntityKind.INSTANCE_PROFILE;

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:CreateInstanceProfile", this::create);
        commands.put("iam:GetInstanceProfile", this::get);
        commands.put("iam:ListInstanceProfiles", this::list);
        commands.put("iam:ListInstanceProfilesForRole", this::listForRole);
        commands.put("iam:DeleteInstanceProfile", CommandGroup.quiet(this::delete));
        commands.put("iam:AddRoleToInstanceProfile", CommandGroup.quiet(this::addRole));
        commands.put("iam:RemoveRoleFromInstanceProfile", CommandGroup.quiet(this::removeRole));
    }

    /** The instance profiles that a role is in, by name, from the one after the given name on. */
    static Stream<InstanceProfile> of(Reader state, Role role, String after) {
        return state.scanAfter(Tables.ROLE_PROFILES, key(role, ""), key(role, after))
                .flatMap(to -> KIND.byId(state, to.value().id()).stream());
    }

    private Struct create(Call call) {
        InstanceProfile profile =
                new InstanceProfile(
                        KIND.newId(),
                        call.input().string("InstanceProfileName"),
                        Input.path(call),
                        Input.now(call),
                        Input.tags(call, KIND),
                        Optional.empty());
        return account.write(
                state -> {
                    KIND.create(state, profile);
                    return output(state, profile);
                });
    }

    private Struct get(Call call) {
        Reader state = account.read();
        return output(state, named(state, call));
    }

    private Struct list(Call call) {
        Reader state = account.read();
        return Page.of(
                        call,
                        name ->
                                KIND.after(state, name)
                                        .filter(profile -> Input.under(call, profile)),
                        InstanceProfile::name)
                .output(
                        "InstanceProfiles",
                        profile -> Shapes.instanceProfile(state, account, profile).build())
                .build();
    }

    private Struct listForRole(Call call) {
        Reader state = account.read();
        Role role = EntityKind.ROLE.named(state, call.input().string("RoleName"));
        return Page.of(call, name -> of(state, role, name), InstanceProfile::name)
                .output(
                        "InstanceProfiles",
                        profile -> Shapes.instanceProfile(state, account, profile).build())
                .build();
    }

    private void delete(Call call) {
        account.change(
                state -> {
                    InstanceProfile profile = named(state, call);
                    if (profile.role().isPresent()) {
                        throw Conflicts.mustFirst("remove roles from instance profile");
                    }
                    KIND.delete(state, profile);
                });
    }

    private void addRole(Call call) {
        account.change(
                state -> {
                    InstanceProfile profile = named(state, call);
                    Role role = EntityKind.ROLE.modifiable(state, call.input().string("RoleName"));
                    if (profile.role().isPresent()) {
                        throw IamError.quota("InstanceSessionsPerInstanceProfile", 1);
                    }
                    KIND.update(state, profile.holding(Optional.of(role.id())));
                    state.put(
                            Tables.ROLE_PROFILES,
                            key(role, profile.name()),
                            new Reference(profile.id()));
                });
    }

    private void removeRole(Call call) {
        account.change(
                state -> {
                    InstanceProfile profile = named(state, call);
                    String name = call.input().string("RoleName");
                    Role role = EntityKind.ROLE.modifiable(state, name);
                    if (!profile.role().equals(Optional.of(role.id()))) {
                        throw IamError.notFound("role", name);
                    }
                    KIND.update(state, profile.holding(Optional.empty()));
                    state.delete(Tables.ROLE_PROFILES, key(role, profile.name()));
                });
    }

    static void refuseIfHeld(Transaction state, Role role) {
        List<InstanceProfile> profiles = of(state, role, "").limit(1).toList();
        if (!profiles.isEmpty()) {
            throw Conflicts.mustFirst("remove roles from instance profile");
        }
    }

    private static InstanceProfile named(Reader state, Call call) {
        return KIND.named(state, call.input().string("InstanceProfileName"));
    }

    private static String key(Role role, String profileName) {
        return role.id() + " " + EntityKind.key(profileName);
    }

    private Struct output(Reader state, InstanceProfile profile) {
        return Struct.builder()
                .put(
                        "InstanceProfile",
                        Shapes.instanceProfile(state, account, profile)
                                .put("Tags", profile.tags().present())
                                .build())
                .build();
    }
}
