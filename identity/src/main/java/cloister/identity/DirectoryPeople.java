package cloister.identity;

import cloister.store.Reader;
import cloister.wire.ApiException;
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
