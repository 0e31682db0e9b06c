package cloister.identity;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Operations on users or groups of the identity store. */
record DirectoryCommands(Account account, DirectoryKind kind) implements CommandGroup {
    @Override
    public void addTo(Map<String, Command> commands) {
        String word = kind.word();
        commands.put("identitystore:Create" + word, this::create);
        commands.put("identitystore:Describe" + word, this::describe);
        commands.put("identitystore:Update" + word, CommandGroup.quiet(this::update));
        commands.put("identitystore:Delete" + word, CommandGroup.quiet(this::delete));
        commands.put("identitystore:List" + word + "s", this::list);
        commands.put("identitystore:Get" + word + "Id", this::getId);
    }

    private Struct create(Call call) {
        return account.write(
                state -> {
                    String store = DirectoryStore.of(state, call);
                    String id = DirectoryStore.newId(store);
                    Struct.Builder entry =
                            Struct.builder().put(kind.idMember(), id).put("IdentityStoreId", store);
                    kind.attributes().stream()
                            .sorted()
                            .forEach(name -> entry.put(name, call.input().get(name)));
                    kind.put(state, entry.build());
                    return named(id, store);
                });
    }

    private Struct describe(Call call) {
        Reader state = account.read();
        DirectoryStore.of(state, call);
        return entry(state, call);
    }

    private void update(Call call) {
        account.change(
                state -> {
                    DirectoryStore.of(state, call);
                    List<Struct> operations = call.input().structs("Operations");
                    kind.put(state, DirectoryUpdate.of(kind, entry(state, call), operations));
                });
    }

    private void delete(Call call) {
        account.change(
                state -> {
                    DirectoryStore.of(state, call);
                    Struct entry = entry(state, call);
                    DirectoryMemberships.deleteAllOf(state, entry.string(kind.idMember()));
                    kind.delete(state, entry);
                });
    }

    private Struct list(Call call) {
        Reader state = account.read();
        DirectoryStore.of(state, call);
        List<Struct> filters = call.input().structs("Filters");
        if (filters.isEmpty()) {
            return CenterPage.of(call, from -> kind.after(state, from), entry -> entry)
                    .output(kind.word() + "s");
        }
        Struct filter = filters.getFirst();
        if (filters.size() > 1 || !isName(filter.string("AttributePath"))) {
            throw CenterError.validation("The only filter is one by " + kind.nameAttribute() + ".");
        }
        List<Struct> found = kind.named(state, filter.string("AttributeValue")).stream().toList();
        return Struct.builder().put(kind.word() + "s", found).build();
    }

    private Struct getId(Call call) {
        Reader state = account.read();
        String store = DirectoryStore.of(state, call);
        Struct alternate = call.input().optionalStruct("AlternateIdentifier").orElse(Struct.EMPTY);
        Optional<Struct> found =
                alternate
                        .optionalStruct("ExternalId")
                        .map(external -> byExternalId(state, external))
                        .orElseGet(() -> byAttribute(state, alternate));
        Struct entry =
                found.orElseThrow(
                        () ->
                                CenterError.notFound(
                                        kind.word().toUpperCase(Locale.ROOT) + " not found."));
        return named(entry.string(kind.idMember()), store);
    }

    private Optional<Struct> byExternalId(Reader state, Struct external) {
        return kind.byExternalId(state, external.string("Id"))
                .filter(entry -> entry.structs("ExternalIds").contains(external));
    }

    private Optional<Struct> byAttribute(Reader state, Struct alternate) {
        Struct attribute =
                alternate
                        .optionalStruct("UniqueAttribute")
                        .orElseThrow(
                                () ->
                                        CenterError.validation(
                                                "AlternateIdentifier must have ExternalId or"
                                                        + " UniqueAttribute."));
        String path = attribute.string("AttributePath");
        String value = attribute.get("AttributeValue").map(String::valueOf).orElse("");
        if (isName(path)) {
            return kind.named(state, value);
        }
        return path.equalsIgnoreCase("emails.value") && kind == DirectoryKind.USER
                ? byEmail(state, value)
                : refusedPath(path);
    }

    private Optional<Struct> byEmail(Reader state, String address) {
        try (var users = kind.after(state, "")) {
            return users.map(Reader.Entry::value)
                    .filter(
                            user ->
                                    user.structs("Emails").stream()
                                            .anyMatch(
                                                    email ->
                                                            email.optionalString("Value")
                                                                    .filter(
                                                                            address
                                                                                    ::equalsIgnoreCase)
                                                                    .isPresent()))
                    .findFirst();
        }
    }

    private static Optional<Struct> refusedPath(String path) {
        throw CenterError.validation("The attribute " + path + " isn't unique.");
    }

    private boolean isName(String path) {
        return path.equalsIgnoreCase(kind.nameAttribute());
    }

    /**
     * The entry that a call names by its id.
     *
     * @throws ApiException ResourceNotFoundException
     */
    private Struct entry(Reader state, Call call) {
        return kind.byId(state, call.input().string(kind.idMember()));
    }

    private Struct named(String id, String store) {
        return Struct.builder().put(kind.idMember(), id).put("IdentityStoreId", store).build();
    }
}
