package cloister.identity;

import cloister.store.Reader;
import cloister.store.Table;
import cloister.store.Transaction;

import java.util.List;
import java.util.stream.Stream;

/** Who has which permission set. */
final class Assignments {
    /** By the permission set's id, and the principal's type and id, with spaces between. */
    private static final Table<Assignment> BY_SET =
            new Table<>("sso.assignments", Assignment.CODEC);

    /** By the principal's type and id, and the permission set's id, with spaces between. */
    private static final Table<Assignment> BY_PRINCIPAL =
            new Table<>("sso.assignments.principals", Assignment.CODEC);

    private Assignments() {}

    static void put(Transaction state, PermissionSet set, Assignment assignment) {
        state.put(BY_SET, set.id() + " " + principal(assignment), assignment);
        state.put(BY_PRINCIPAL, principal(assignment) + " " + set.id(), assignment);
    }

    static void delete(Transaction state, PermissionSet set, Assignment assignment) {
        state.delete(BY_SET, set.id() + " " + principal(assignment));
        state.delete(BY_PRINCIPAL, principal(assignment) + " " + set.id());
    }

    static boolean has(Reader state, PermissionSet set, Assignment assignment) {
        return state.get(BY_SET, set.id() + " " + principal(assignment)).isPresent();
    }

    static boolean any(Reader state, PermissionSet set) {
        try (Stream<Reader.Entry<Assignment>> all = after(state, set, "")) {
            return all.findFirst().isPresent();
        }
    }

    static Stream<Reader.Entry<Assignment>> after(Reader state, PermissionSet set, String key) {
        return state.scanAfter(BY_SET, set.id() + " ", key);
    }

    /** A user's or group's own. */
    static List<Assignment> of(Reader state, String principalType, String principalId) {
        try (Stream<Reader.Entry<Assignment>> all =
                state.scan(BY_PRINCIPAL, principalType + " " + principalId + " ")) {
            return all.map(Reader.Entry::value).toList();
        }
    }

    /** A user's own, and those of the groups that the user is in. */
    static List<Assignment> reaching(Reader state, String userId) {
        return Stream.concat(
                        of(state, "USER", userId).stream(),
                        DirectoryMemberships.groupsOf(state, userId).stream()
                                .flatMap(group -> of(state, "GROUP", group).stream()))
                .toList();
    }

    private static String principal(Assignment assignment) {
        return assignment.principalType() + " " + assignment.principalId();
    }
}
