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
import java.util.function.UnaryOperator;

/** The account's one instance of IAM Identity Center, and its tags. */
record CenterInstanceCommands(Account account) implements CommandGroup {
    private static final int INSTANCE_BYTES = 8;
    private static final int STORE_BYTES = 5;

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("sso:CreateInstance", this::create);
        commands.put("sso:DescribeInstance", this::describe);
        commands.put("sso:ListInstances", this::list);
        commands.put("sso:UpdateInstance", CommandGroup.quiet(this::update));
        commands.put("sso:DeleteInstance", CommandGroup.quiet(this::delete));
        commands.put("sso:TagResource", CommandGroup.quiet(this::tag));
        commands.put("sso:UntagResource", CommandGroup.quiet(this::untag));
        commands.put("sso:ListTagsForResource", this::tags);
    }

    private Struct create(Call call) {
        CenterInstance instance =
                new CenterInstance(
                        "ssoins-" + HexFormat.of().formatHex(UniqueId.random(INSTANCE_BYTES)),
                        "d-" + HexFormat.of().formatHex(UniqueId.random(STORE_BYTES)),
                        call.input().optionalString("Name"),
                        tagsOf(call),
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
        return instance(account.read(), call.input().string("InstanceArn")).shape(account);
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
                                instance(state, call.input().string("InstanceArn"))
                                        .named(call.input().string("Name"))));
    }

    private void delete(Call call) {
        account.change(
                state -> {
                    instance(state, call.input().string("InstanceArn"));
                    for (DirectoryKind kind : DirectoryKind.ALL) {
                        if (kind.any(state)) {
                            throw CenterError.conflict(
                                    "The instance's identity store still has users or groups;"
                                            + " delete them first.");
                        }
                    }
                    state.delete(Tables.CENTER, Tables.ACCOUNT);
                });
    }

    private void tag(Call call) {
        change(
                call,
                instance -> instance.tagged(instance.tags().with(tagsOf(call)).within("Resource")));
    }

    private void untag(Call call) {
        List<String> keys = call.input().strings("TagKeys");
        change(call, instance -> instance.tagged(instance.tags().without(keys)));
    }

    private void change(Call call, UnaryOperator<CenterInstance> change) {
        account.change(
                state ->
                        state.put(
                                Tables.CENTER,
                                Tables.ACCOUNT,
                                change.apply(instance(state, call.input().string("ResourceArn")))));
    }

    private Struct tags(Call call) {
        return Struct.builder()
                .put(
                        "Tags",
                        instance(account.read(), call.input().string("ResourceArn"))
                                .tags()
                                .structs())
                .build();
    }

    private static Tags tagsOf(Call call) {
        try {
            return Tags.of(call.input().structs("Tags"));
        } catch (ApiException refused) {
            throw CenterError.validation(refused.text());
        }
    }

    /** The tags of an instance by ARN; empty where there is none. */
    static Optional<Map<String, String>> tags(Reader state, String arn) {
        return find(state)
                .filter(instance -> instance.arn().equals(arn))
                .map(instance -> instance.tags().byKey());
    }

    static Optional<CenterInstance> find(Reader state) {
        return state.get(Tables.CENTER, Tables.ACCOUNT);
    }

    private static CenterInstance instance(Reader state, String arn) {
        return find(state)
                .filter(instance -> instance.arn().equals(arn))
                .orElseThrow(() -> CenterError.notFound("Instance " + arn + " doesn't exist."));
    }
}
