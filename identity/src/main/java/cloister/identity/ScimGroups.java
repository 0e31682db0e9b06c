package cloister.identity;

import cloister.store.Reader;
import cloister.store.Transaction;
import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The groups of the directory, as SCIM's endpoint {@code /Groups} has them. As on AWS, answers
 * don't list members.
 */
record ScimGroups(Account account) {
    private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Group";
    private static final Set<String> FILTERS =
            Set.of("id", "displayName", "externalId", "members", "members.value");
    private static final DirectoryKind KIND = DirectoryKind.GROUP;
    private static final int MOST_MEMBERS = 100;
    private static final Pattern ONE_MEMBER =
            Pattern.compile("members\\[\\s*value\\s+[eE][qQ]\\s+\"([^\"]+)\"\\s*]");

    Map<String, Object> create(ScimRequest request) {
        Map<String, Object> json = request.json();
        return account.write(
                state -> {
                    String store = DirectoryStore.own(state);
                    String id = DirectoryStore.newId(store);
                    Struct group = keep(state, id, json, request.now());
                    List<String> members = members(json.getOrDefault("members", List.of()));
                    checkCount(members.size());
                    members.forEach(user -> DirectoryMemberships.add(state, store, id, user));
                    return json(state, group);
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
        return ScimList.of(state, KIND, filter, request.paging(), group -> json(state, group));
    }

    void patch(String id, ScimRequest request) {
        account.change(
                state -> {
                    Map<String, Object> attributes = json(state, found(state, id));
                    int changed = 0;
                    for (ScimChange given : ScimChange.all(request.json())) {
                        for (ScimChange change : given.withPaths()) {
                            if (change.path().orElseThrow().startsWith("members")) {
                                changed += changeMembers(state, id, change);
                            } else {
                                attributes = ScimPatch.apply(attributes, change);
                            }
                        }
                    }
                    checkCount(changed);
                    keep(state, id, attributes, request.now());
                });
    }

    void delete(String id) {
        account.change(
                state -> {
                    Struct group = found(state, id);
                    DirectoryMemberships.deleteAllOf(state, id);
                    KIND.delete(state, group);
                });
    }

    /** How many members a change is about. */
    private static int changeMembers(Transaction state, String group, ScimChange change) {
        String store = DirectoryStore.own(state);
        Matcher one = ONE_MEMBER.matcher(change.path().orElseThrow());
        List<String> users =
                one.matches() ? List.of(one.group(1)) : members(change.value().orElse(List.of()));
        switch (change.kind()) {
            case ADD -> users.forEach(user -> DirectoryMemberships.add(state, store, group, user));
            case REMOVE -> {
                if (users.isEmpty()) {
                    throw ScimError.validation("all members can't be removed at once.");
                }
                users.forEach(user -> DirectoryMemberships.remove(state, group, user));
            }
            case REPLACE -> throw ScimError.validation("all members can't be replaced at once.");
        }
        return users.size();
    }

    private static List<String> members(Object value) {
        List<String> users = new ArrayList<>();
        for (Object member : value instanceof List<?> list ? list : List.of(value)) {
            Object id = member instanceof Map<?, ?> map ? map.get("value") : member;
            users.add(ScimUser.text("a member's value", id == null ? "" : id));
        }
        return users;
    }

    private static void checkCount(int members) {
        if (members > MOST_MEMBERS) {
            throw ScimError.validation(
                    "more than " + MOST_MEMBERS + " members can't be changed in one request.");
        }
    }

    private static Struct keep(
            Transaction state, String id, Map<String, Object> json, Instant now) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        Optional<String> externalId = Optional.empty();
        for (Map.Entry<String, Object> member : json.entrySet()) {
            switch (member.getKey().toLowerCase(Locale.ROOT)) {
                case "displayname" ->
                        attributes.put(
                                "DisplayName", ScimUser.text("displayName", member.getValue()));
                case "externalid" ->
                        externalId = Optional.of(ScimUser.text("externalId", member.getValue()));
                case "schemas", "id", "meta", "members" -> {}
                case "description" -> attributes.put("Description", member.getValue());
                default ->
                        throw ScimError.validation(
                                "the attribute " + member.getKey() + " isn't supported.");
            }
        }
        if (!attributes.containsKey("DisplayName")) {
            throw ScimError.validation("displayName is required.");
        }
        String store = DirectoryStore.own(state);
        Struct read = ScimShapes.read("CreateGroup", attributes, store);
        Struct entry = ScimShapes.entry(KIND, id, store, read, externalId);
        KIND.put(state, entry);
        new DirectoryStatus(
                        true,
                        Struct.EMPTY,
                        DirectoryStatus.of(state, id).created().or(() -> Optional.of(now)),
                        Optional.of(now))
                .put(state, id);
        return entry;
    }

    private static Map<String, Object> json(Reader state, Struct group) {
        Map<String, Object> json = new LinkedHashMap<>();
        String id = group.string("GroupId");
        json.put("id", id);
        ScimShapes.externalId(group).ifPresent(external -> json.put("externalId", external));
        json.put("meta", ScimShapes.meta("Group", DirectoryStatus.of(state, id)));
        json.put("schemas", List.of(SCHEMA));
        json.putAll(ScimJson.of(ScimShapes.attributes(KIND, group)));
        json.put("members", List.of());
        return json;
    }

    /**
     * The group with that id.
     *
     * @throws ApiException ResourceNotFoundException
     */
    private static Struct found(Reader state, String id) {
        return KIND.find(state, id).orElseThrow(() -> ScimError.notFound("Group"));
    }
}
