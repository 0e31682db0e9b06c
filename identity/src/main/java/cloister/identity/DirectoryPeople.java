package cloister.identity;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.util.Optional;

/** The users of the identity store, as those who sign in. */
public final class DirectoryPeople {
    private final Account account;

    DirectoryPeople(Account account) {
        this.account = account;
    }

    /** Whose user name it is, in whatever case; empty where it is nobody's. */
    public Optional<DirectoryPerson> named(String userName) {
        return DirectoryKind.USER.named(account.read(), userName).map(DirectoryPeople::person);
    }

    /** Who has the id; empty where nobody has it any more. */
    public Optional<DirectoryPerson> byId(String userId) {
        Reader state = account.read();
        try {
            return Optional.of(person(DirectoryKind.USER.byId(state, userId)));
        } catch (ApiException gone) {
            return Optional.empty();
        }
    }

    private static DirectoryPerson person(Struct user) {
        return new DirectoryPerson(user.string("UserId"), user.string("UserName"));
    }
}
