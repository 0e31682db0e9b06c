package cloister.identity;

import cloister.store.Reader;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The roles that people of the directory take, for whom the portal alone vouches (IAM Identity
 * Center user guide, "Permission sets"). Their sessions end with their place in the directory.
 */
public final class PortalRoles {
    private final Account account;
    private final CenterRoles roles;
    private final SessionMaker maker;

    PortalRoles(Account account, SessionMaker maker) {
        this.account = account;
        this.roles = new CenterRoles(account);
        this.maker = maker;
    }

    /** Those that are assigned to somebody or to a group of theirs, by name. */
    public List<PortalRole> of(DirectoryPerson person) {
        Reader state = account.read();
        return sets(state, person).stream()
                .flatMap(set -> role(state, set).stream())
                .sorted(Comparator.comparing(PortalRole::name))
                .toList();
    }

    private static List<PermissionSet> sets(Reader state, DirectoryPerson person) {
        return Assignments.reaching(state, person.userId()).stream()
                .map(Assignment::set)
                .distinct()
                .flatMap(arn -> PermissionSets.find(state, arn).stream())
                .toList();
    }

    private Optional<PortalRole> role(Reader state, PermissionSet set) {
        return roles.role(state, set)
                .map(
                        role ->
                                new PortalRole(
                                        set.arn(),
                                        account.id(),
                                        set.name(),
                                        account.arn(role),
                                        set.relayState()));
    }

    /**
     * A session of the role of a permission set, with the attributes for access control as tags;
     * empty where the permission set isn't theirs.
     */
    public Optional<TemporaryCredentials> take(
            DirectoryPerson person, String permissionSetArn, Instant now) {
        Reader state = account.read();
        return sets(state, person).stream()
                .filter(set -> set.arn().equals(permissionSetArn))
                .findFirst()
                .flatMap(
                        set ->
                                roles.role(state, set)
                                        .map(role -> session(state, person, set, role, now)));
    }

    private TemporaryCredentials session(
            Reader state, DirectoryPerson person, PermissionSet set, Role role, Instant now) {
        return maker.make(
                new SessionMaker.Wish(
                        new SessionSubject.OfRole(role.id(), sessionName(person.userName())),
                        set.sessionDuration(),
                        AccessControlCommands.tags(
                                state, DirectoryKind.USER.byId(state, person.userId())),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        DirectoryPeople.context(person)),
                now);
    }

    /** A role session's name takes fewer characters than user names have. */
    private static String sessionName(String userName) {
        String fit = userName.replaceAll("[^\\w+=,.@-]", "-");
        return fit.length() < 2 ? fit + "-sso" : fit.substring(0, Math.min(fit.length(), 64));
    }
}
