package cloister.identity;

import cloister.store.Reader;
import cloister.store.Table;
import cloister.store.Transaction;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which attributes of directory users become session tags (IAM Identity Center user guide,
 * "Attributes for access control").
 */
record AccessControlCommands(Account account) implements CommandGroup {
    private static final String CONFIGURATION = "InstanceAccessControlAttributeConfiguration";
    private static final String ATTRIBUTES = "AccessControlAttributes";

    /** The configuration as it was given, under {@link Tables#ACCOUNT}. */
    private static final Table<Struct> TABLE =
            new Table<>("sso.accesscontrol", StructCodec.INSTANCE);

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("sso:Create" + CONFIGURATION, CommandGroup.quiet(this::create));
        commands.put("sso:Describe" + CONFIGURATION, this::describe);
        commands.put("sso:Update" + CONFIGURATION, CommandGroup.quiet(this::update));
        commands.put("sso:Delete" + CONFIGURATION, CommandGroup.quiet(this::delete));
    }

    private void create(Call call) {
        Struct given = given(call);
        account.change(
                state -> {
                    CenterInstanceCommands.of(state, call);
                    if (find(state).isPresent()) {
                        throw CenterError.conflict(
                                "The instance has an access control attribute configuration"
                                        + " already.");
                    }
                    state.put(TABLE, Tables.ACCOUNT, given);
                });
    }

    private Struct describe(Call call) {
        Reader state = account.read();
        CenterInstanceCommands.of(state, call);
        return Struct.builder()
                .put("Status", "ENABLED")
                .put(CONFIGURATION, configuration(state))
                .build();
    }

    private void update(Call call) {
        Struct given = given(call);
        account.change(
                state -> {
                    CenterInstanceCommands.of(state, call);
                    configuration(state);
                    state.put(TABLE, Tables.ACCOUNT, given);
                });
    }

    private void delete(Call call) {
        account.change(
                state -> {
                    CenterInstanceCommands.of(state, call);
                    configuration(state);
                    deleteAll(state);
                });
    }

    static void deleteAll(Transaction state) {
        state.delete(TABLE, Tables.ACCOUNT);
    }

    /** The tags that a user's sessions have: what the user has no value for is left out. */
    static Tags tags(Reader state, Struct user) {
        Map<String, String> tags = new LinkedHashMap<>();
        Struct told =
                Struct.builder()
                        .putAll(user)
                        .put(
                                DirectoryStatus.ENTERPRISE,
                                DirectoryStatus.of(state, user.string("UserId")).enterprise())
                        .build();
        for (Struct attribute : find(state).orElse(Struct.EMPTY).structs(ATTRIBUTES)) {
            UserAttribute.of(source(attribute))
                    .flatMap(source -> source.in(told))
                    .ifPresent(value -> tags.put(attribute.string("Key"), value));
        }
        return new Tags(tags);
    }

    /**
     * The configuration in a call's input.
     *
     * @throws ApiException ValidationException where a key comes twice, or a source can't be read
     */
    private static Struct given(Call call) {
        Struct given = call.input().optionalStruct(CONFIGURATION).orElseThrow();
        List<String> keys = new ArrayList<>();
        for (Struct attribute : given.structs(ATTRIBUTES)) {
            String key = attribute.string("Key");
            if (keys.stream().anyMatch(key::equalsIgnoreCase)) {
                throw CenterError.validation("The attribute key " + key + " comes twice.");
            }
            keys.add(key);
            String source = source(attribute);
            if (UserAttribute.of(source).isEmpty()) {
                throw CenterError.validation(
                        "The source "
                                + source
                                + " of the attribute "
                                + key
                                + " names no attribute of a user; ${path:userName} and"
                                + " ${path:emails[primary eq true].value} do.");
            }
        }
        return given;
    }

    private static String source(Struct attribute) {
        return attribute.optionalStruct("Value").orElseThrow().strings("Source").getFirst();
    }

    private static Optional<Struct> find(Reader state) {
        return state.get(TABLE, Tables.ACCOUNT);
    }

    private static Struct configuration(Reader state) {
        return find(state)
                .orElseThrow(
                        () ->
                                CenterError.notFound(
                                        "The instance has no access control attribute"
                                                + " configuration."));
    }
}
