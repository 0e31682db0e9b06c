package cloister.identity;

import cloister.store.Reader;
import cloister.store.Table;
import cloister.store.Transaction;
import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Users or groups of the identity store: structures as the API shows them, by id and by name. */
final class DirectoryKind {
    static final DirectoryKind USER =
            new DirectoryKind(
                    "User",
                    "UserName",
                    Set.of(
                            "UserName",
                            "Name",
                            "DisplayName",
                            "NickName",
                            "ProfileUrl",
                            "Emails",
                            "Addresses",
                            "PhoneNumbers",
                            "UserType",
                            "Title",
                            "PreferredLanguage",
                            "Locale",
                            "Timezone"));
    static final DirectoryKind GROUP =
            new DirectoryKind("Group", "DisplayName", Set.of("DisplayName", "Description"));

    static final List<DirectoryKind> ALL = List.of(USER, GROUP);

    private final String word;
    private final String nameAttribute;
    private final Set<String> attributes;
    private final Table<Struct> byId;
    private final Table<Reference> byName;
    private final Table<Reference> byExternalId;

    private DirectoryKind(String word, String nameAttribute, Set<String> attributes) {
        this.word = word;
        this.nameAttribute = nameAttribute;
        this.attributes = attributes;
        String table = "directory." + word.toLowerCase(Locale.ROOT) + "s";
        this.byId = new Table<>(table, StructCodec.INSTANCE);
        this.byName = new Table<>(table + ".names", Reference.CODEC);
        this.byExternalId = new Table<>(table + ".externalids", Reference.CODEC);
    }

    /** {@code User} or {@code Group}, as in operations and members. */
    String word() {
        return word;
    }

    String idMember() {
        return word + "Id";
    }

    /** The attribute that is unique, whatever its case. */
    String nameAttribute() {
        return nameAttribute;
    }

    Set<String> attributes() {
        return attributes;
    }

    /**
     * The one with that id.
     *
     * @throws ApiException ResourceNotFoundException
     */
    Struct byId(Reader state, String id) {
        return find(state, id)
                .orElseThrow(
                        () -> CenterError.notFound(word.toUpperCase(Locale.ROOT) + " not found."));
    }

    Optional<Struct> find(Reader state, String id) {
        return state.get(byId, id);
    }

    Optional<Struct> named(Reader state, String name) {
        return state.get(byName, key(name)).flatMap(to -> state.get(byId, to.id()));
    }

    /** The one that an identity provider has under that id. */
    Optional<Struct> byExternalId(Reader state, String externalId) {
        return state.get(byExternalId, externalId).flatMap(to -> state.get(byId, to.id()));
    }

    Stream<Reader.Entry<Struct>> after(Reader state, String id) {
        return state.scanAfter(byId, "", id);
    }

    boolean any(Reader state) {
        try (Stream<Reader.Entry<Struct>> entries = after(state, "")) {
            return entries.findFirst().isPresent();
        }
    }

    /**
     * Keeps it, in place of what had its id before.
     *
     * @throws ApiException ConflictException where another has its name; ValidationException where
     *     it has none
     */
    void put(Transaction state, Struct entry) {
        String id = entry.string(idMember());
        String name =
                entry.optionalString(nameAttribute)
                        .orElseThrow(
                                () ->
                                        CenterError.validation(
                                                nameAttribute + " is a required attribute"));
        if (state.get(byName, key(name)).filter(to -> !to.id().equals(id)).isPresent()) {
            throw CenterError.conflict("Duplicate " + nameAttribute);
        }
        Optional<String> external = ScimShapes.externalId(entry);
        if (external.flatMap(given -> state.get(byExternalId, given))
                .filter(to -> !to.id().equals(id))
                .isPresent()) {
            throw CenterError.conflict("Duplicate externalId");
        }
        state.get(byId, id).ifPresent(before -> unname(state, before));
        external.ifPresent(given -> state.put(byExternalId, given, new Reference(id)));
        state.put(byName, key(name), new Reference(id));
        state.put(byId, id, entry);
    }

    void delete(Transaction state, Struct entry) {
        unname(state, entry);
        state.delete(byId, entry.string(idMember()));
        DirectoryStatus.delete(state, entry.string(idMember()));
    }

    private void unname(Transaction state, Struct entry) {
        state.delete(byName, key(entry.string(nameAttribute)));
        ScimShapes.externalId(entry).ifPresent(given -> state.delete(byExternalId, given));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
