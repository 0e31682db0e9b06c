package cloister.identity;

import cloister.store.Reader;
import cloister.store.Transaction;
import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The users of the directory, as SCIM's endpoint {@code /Users} has them. */
record ScimUsers(Account account) {
    private static final Set<String> FILTERS = Set.of("id", "userName", "externalId");
    private static final DirectoryKind KIND = DirectoryKind.USER;

    Map<String, Object> create(ScimRequest request) {
        return account.write(
                state -> {
                    String store = DirectoryStore.own(state);
                    ScimUser user = ScimUser.of(request.json(), store);
                    String id = DirectoryStore.newId(store);
                    return keep(state, id, user, request.now());
                });
    }

    Map<String, Object> get(String id) {
        Reader state = account.read();
        return json(state, found(state, id));
    }

    Map<String, Object> list(ScimRequest request) {
        Reader state = account.read();
        Optional<Map<String, String>> filter =
                request.parameter("filter").map(text -> ScimFilter.parse(text, FILTERS));
        return ScimList.of(state, KIND, filter, request.paging(), user -> json(state, user));
    }

    /** Puts all attributes in place of those there were. */
    Map<String, Object> replace(String id, ScimRequest request) {
        return account.write(
                state -> {
                    found(state, id);
                    ScimUser user = ScimUser.of(request.json(), DirectoryStore.own(state));
                    return keep(state, id, user, request.now());
                });
    }

    Map<String, Object> patch(String id, ScimRequest request) {
        return account.write(
                state -> {
                    Map<String, Object> attributes = json(state, found(state, id));
                    for (ScimChange given : ScimChange.all(request.json())) {
                        for (ScimChange change : given.withPaths()) {
                            attributes = ScimPatch.apply(attributes, change);
                        }
                    }
                    ScimUser user = ScimUser.of(attributes, DirectoryStore.own(state));
                    return keep(state, id, user, request.now());
                });
    }

    void delete(String id) {
        account.change(
                state -> {
                    Struct user = found(state, id);
                    DirectoryMemberships.deleteAllOf(state, id);
                    KIND.delete(state, user);
                });
    }

    private Map<String, Object> keep(Transaction state, String id, ScimUser user, Instant now) {
        Struct entry =
                ScimShapes.entry(
                        KIND, id, DirectoryStore.own(state), user.attributes(), user.externalId());
        KIND.put(state, entry);
        user.status(DirectoryStatus.of(state, id), now).put(state, id);
        return json(state, entry);
    }

    private static Map<String, Object> json(Reader state, Struct user) {
        return ScimUser.json(user, DirectoryStatus.of(state, user.string("UserId")));
    }

    /**
     * The user with that id.
     *
     * @throws ApiException ResourceNotFoundException
     */
    private static Struct found(Reader state, String id) {
        return KIND.find(state, id).orElseThrow(() -> ScimError.notFound("User"));
    }
}
