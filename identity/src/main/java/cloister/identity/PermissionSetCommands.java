package cloister.identity;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Map;

/** Operations on permission sets. */
record PermissionSetCommands(Account account, CenterRoles roles) implements CommandGroup {
    private static final int ID_BYTES = 8;
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofHours(12);

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("sso:CreatePermissionSet", this::create);
        commands.put("sso:DescribePermissionSet", this::describe);
        commands.put("sso:UpdatePermissionSet", CommandGroup.quiet(this::update));
        commands.put("sso:DeletePermissionSet", CommandGroup.quiet(this::delete));
        commands.put("sso:ListPermissionSets", this::list);
    }

    private Struct create(Call call) {
        Duration duration =
                call.input()
                        .optionalString("SessionDuration")
                        .map(PermissionSetCommands::duration)
                        .orElse(SHORTEST);
        return account.write(
                state -> {
                    PermissionSet set =
                            new PermissionSet(
                                    "ps-" + HexFormat.of().formatHex(UniqueId.random(ID_BYTES)),
                                    CenterInstanceCommands.of(state, call).id(),
                                    call.input().string("Name"),
                                    call.input().optionalString("Description"),
                                    call.input().optionalString("RelayState"),
                                    duration,
                                    Input.now(call),
                                    CenterTagCommands.given(call),
                                    PermissionSetPolicies.NONE,
                                    1);
                    PermissionSets.create(state, set);
                    return output(set);
                });
    }

    private Struct describe(Call call) {
        return output(PermissionSets.of(account.read(), call));
    }

    private void update(Call call) {
        Struct input = call.input();
        account.change(
                state ->
                        PermissionSets.change(
                                state,
                                call,
                                set ->
                                        set.described(
                                                input.optionalString("Description")
                                                        .or(set::description),
                                                input.optionalString("RelayState")
                                                        .or(set::relayState),
                                                input.optionalString("SessionDuration")
                                                        .map(PermissionSetCommands::duration)
                                                        .orElse(set.sessionDuration()))));
    }

    private void delete(Call call) {
        account.change(
                state -> {
                    PermissionSet set = PermissionSets.of(state, call);
                    if (Assignments.any(state, set)) {
                        throw CenterError.conflict(
                                "Could not delete because PermissionSet "
                                        + set.arn()
                                        + " has ApplicationProfile associated with it.");
                    }
                    roles.withdraw(state, set);
                    PermissionSets.delete(state, set);
                });
    }

    private Struct list(Call call) {
        Reader state = account.read();
        CenterInstanceCommands.of(state, call);
        return CenterPage.of(call, from -> PermissionSets.after(state, from), PermissionSet::arn)
                .output("PermissionSets");
    }

    /**
     * A session's duration.
     *
     * @throws ApiException ValidationException
     */
    private static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException unreadable) {
            // refused below, as one too long is
        }
        throw CenterError.validation(
                "SessionDuration " + text + " is not from PT1H to PT12H, as it must be.");
    }

    private static Struct output(PermissionSet set) {
        return Struct.builder().put("PermissionSet", set.shape()).build();
    }
}
