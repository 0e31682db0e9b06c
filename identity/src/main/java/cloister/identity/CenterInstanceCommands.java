package cloister.identity;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account's one instance of IAM Identity Center. */
record CenterInstanceCommands(Account account, CenterRoles roles) implements CommandGroup {
    private static final int INSTANCE_BYTES = 8;
    private static final int STORE_BYTES = 5;

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("sso:CreateInstance", this::create);
        commands.put("sso:DescribeInstance", this::describe);
        commands.put("sso:ListInstances", this::list);
        commands.put("sso:UpdateInstance", CommandGroup.quiet(this::update));
        commands.put("sso:DeleteInstance", CommandGroup.quiet(this::delete));
    }

    private Struct create(Call call) {
        CenterInstance instance =
                new CenterInstance(
                        "ssoins-" + HexFormat.of().formatHex(UniqueId.random(INSTANCE_BYTES)),
                        "d-" + HexFormat.of().formatHex(UniqueId.random(STORE_BYTES)),
                        call.region(),
                        call.input().optionalString("Name"),
                        CenterTagCommands.given(call),
                        Input.now(call));
        account.change(
                state -> {
                    if (find(state).isPresent()) {
                        throw CenterError.conflict(
                                "This account has an instance of IAM Identity Center already.");
                    }
                    state.put(Tables.CENTER, Tables.ACCOUNT, instance);
                });
        return Struct.builder().put("InstanceArn", instance.arn()).build();
    }

    private Struct describe(Call call) {
        return of(account.read(), call).shape(account);
    }

    private Struct list(Call call) {
        List<Struct> instances =
                find(account.read()).map(found -> found.shape(account)).stream().toList();
        return Struct.builder().put("Instances", instances).build();
    }

    private void update(Call call) {
        account.change(
                state ->
                        state.put(
                                Tables.CENTER,
                                Tables.ACCOUNT,
                                of(state, call).named(call.input().string("Name"))));
    }

    private void delete(Call call) {
        account.change(
                state -> {
                    CenterInstance instance = of(state, call);
                    if (PermissionSets.any(state)) {
                        throw CenterError.conflict(
                                "The instance still has permission sets; delete them first.");
                    }
                    for (DirectoryKind kind : DirectoryKind.ALL) {
                        if (kind.any(state)) {
                            throw CenterError.conflict(
                                    "The instance's identity store still has users or groups;"
                                            + " delete them first.");
                        }
                    }
                    roles.deleteProvider(state, instance);
                    AccessControlCommands.deleteAll(state);
                    state.delete(Tables.CENTER, Tables.ACCOUNT);
                });
    }

    static Optional<CenterInstance> find(Reader state) {
        return state.get(Tables.CENTER, Tables.ACCOUNT);
    }

    /**
     * The instance that a call names.
     *
     * @throws ApiException ResourceNotFoundException
     */
    static CenterInstance of(Reader state, Call call) {
        String arn = call.input().string("InstanceArn");
        return find(state)
                .filter(instance -> instance.arn().equals(arn))
                .orElseThrow(() -> notFound(arn));
    }

    static ApiException notFound(String arn) {
        return CenterError.notFound("Instance " + arn + " doesn't exist.");
    }
}
