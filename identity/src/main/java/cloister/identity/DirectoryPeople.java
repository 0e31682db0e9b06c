package cloister.identity;

import cloister.store.Reader;
import cloister.wire.Struct;

import java.util.Optional;

/** The users of the identity store, as those who sign in. */
public final class DirectoryPeople {
    private final Account account;

    DirectoryPeople(Account account) {
        this.account = account;
    }

    /** Whether a user has that name, in whatever case, also one who may not sign in. */
    public boolean has(String userName) {
        return DirectoryKind.USER.named(account.read(), userName).isPresent();
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

    private static DirectoryPerson person(Struct user) {
        return new DirectoryPerson(user.string("UserId"), user.string("UserName"));
    }
}
