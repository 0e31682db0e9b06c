package cloister.identity;

import cloister.store.Reader;
import cloister.wire.Struct;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A listing in SCIM's form. */
final class ScimList {
    private ScimList() {}

    /** The users or groups that a filter lets through, a page of them. */
    static Map<String, Object> of(
            Reader state,
            DirectoryKind kind,
            Optional<Map<String, String>> filter,
            ScimRequest.Paging paging,
            Function<Struct, Map<String, Object>> json) {
        List<Struct> all =
                filter.map(terms -> matching(state, kind, terms))
                        .orElseGet(
                                () -> {
                                    try (Stream<Reader.Entry<Struct>> entries =
                                            kind.after(state, "")) {
                                        return entries.map(Reader.Entry::value).toList();
                                    }
                                });
        List<Map<String, Object>> shown =
                all.stream().skip(paging.start() - 1L).limit(paging.count()).map(json).toList();
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("totalResults", all.size());
        list.put("itemsPerPage", shown.size());
        list.put("startIndex", paging.start());
        list.put("schemas", List.of("urn:ietf:params:scim:api:messages:2.0:ListResponse"));
        list.put("Resources", shown);
        return list;
    }

    /** What all terms are true of: each but {@code members} names one at most. */
    private static List<Struct> matching(
            Reader state, DirectoryKind kind, Map<String, String> terms) {
        Optional<List<Struct>> found = Optional.empty();
        for (Map.Entry<String, String> term : terms.entrySet()) {
            List<Struct> some = one(state, kind, term.getKey(), term.getValue());
            found = Optional.of(found.map(before -> both(before, some)).orElse(some));
        }
        return found.orElse(List.of());
    }

    private static List<Struct> both(List<Struct> some, List<Struct> others) {
        return some.stream().filter(others::contains).toList();
    }

    private static List<Struct> one(
            Reader state, DirectoryKind kind, String attribute, String value) {
        return switch (attribute) {
            case "id" -> kind.find(state, value).stream().toList();
            case "externalId" -> kind.byExternalId(state, value).stream().toList();
            case "members", "members.value" ->
                    DirectoryMemberships.groupsOf(state, value).stream()
                            .flatMap(group -> kind.find(state, group).stream())
                            .toList();
            default -> kind.named(state, value).stream().toList();
        };
    }
}
