package cloister.identity;

import cloister.store.Reader;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The users of the identity store, as those who sign in. */
public final class DirectoryPeople {
    /**
     * The condition key of a person's sessions (IAM user guide, "IAM and AWS STS condition keys").
     */
    private static final String USER_ID = "identitystore:UserId";

    private final Account account;

    DirectoryPeople(Account account) {
        this.account = account;
    }

    /** The id of the user with a name, in whatever case, also of one who may not sign in. */
    public Optional<String> userId(String userName) {
        return DirectoryKind.USER
                .named(account.read(), userName)
                .map(user -> person(user).userId());
    }

    /**
     * Whose user name it is, in whatever case; empty where it is nobody's, or theirs who may not
     * sign in.
     */
    public Optional<DirectoryPerson> named(String userName) {
        Reader state = account.read();
        return DirectoryKind.USER.named(state, userName).flatMap(user -> active(state, user));
    }

    /** Who has the id; empty where nobody has it any more, or who has it may not sign in. */
    public Optional<DirectoryPerson> byId(String userId) {
        Reader state = account.read();
        return DirectoryKind.USER.find(state, userId).flatMap(user -> active(state, user));
    }

    private static Optional<DirectoryPerson> active(Reader state, Struct user) {
        return Optional.of(person(user))
                .filter(person -> DirectoryStatus.of(state, person.userId()).active());
    }

    /** What a person's sessions of roles carry. */
    static Map<String, List<String>> context(DirectoryPerson person) {
        return Map.of(USER_ID, List.of(person.userId()));
    }

    /** Whether a session is nobody's of the directory, or of somebody who is still in it. */
    boolean mayUse(Session session) {
        return session.context().getOrDefault(USER_ID, List.of()).stream()
                .allMatch(userId -> byId(userId).isPresent());
    }

    private static DirectoryPerson person(Struct user) {
        return new DirectoryPerson(user.string("UserId"), user.string("UserName"));
    }
}
