package cloister.identity;

import cloister.store.Reader;
import cloister.store.Transaction;

import java.util.stream.Stream;

/** Who is in which group; a user knows its groups itself. */
final class Members {
    private Members() {}

    static void add(Transaction state, String groupId, User user) {
        state.put(Tables.MEMBERS, key(groupId, user.name()), new Reference(user.id()));
    }

    static void remove(Transaction state, String groupId, User user) {
        state.delete(Tables.MEMBERS, key(groupId, user.name()));
    }

    /** A group's members in the order of their names, from the one after the given name on. */
    static Stream<User> after(Reader state, Group group, String name) {
        return state.scanAfter(Tables.MEMBERS, key(group.id(), ""), key(group.id(), name))
                .flatMap(to -> EntityKind.USER.byId(state, to.value().id()).stream());
    }

    static boolean any(Reader state, Group group) {
        return after(state, group, "").findFirst().isPresent();
    }

    private static String key(String groupId, String userName) {
        return groupId + " " + EntityKind.key(userName);
    }
}
