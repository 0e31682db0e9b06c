package cloister.identity;

import cloister.store.Reader;
import cloister.wire.ApiException;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The roles that people of the directory take, for whom the portal alone vouches (IAM Identity
 * Center user guide, "Permission sets"). Their sessions end with their place in the directory.
 */
public final class PortalRoles {
    private static final Pattern SESSION_NAME = Pattern.compile("[A-Za-z0-9_+=,.@-]{2,64}");
    private static final Pattern TAG_VALUE =
            Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}");

    /** With a user's id of up to 47 characters, 64 at most. */
    private static final int LONGEST_PART = 16;

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
        return roles.role(state, set).map(role -> shown(set, role));
    }

    private PortalRole shown(PermissionSet set, Role role) {
        return new PortalRole(
                set.arn(), account.id(), set.name(), account.arn(role), set.relayState());
    }

    /** A role that somebody took, and what they act with. */
    public record Taken(PortalRole role, TemporaryCredentials credentials) {}

    /**
     * A session of the role of a permission set, with the attributes for access control as tags;
     * empty where the permission set isn't theirs.
     *
     * @throws ApiException InvalidRequestException where an attribute has a value that no tag has
     */
    public Optional<Taken> take(DirectoryPerson person, String permissionSetArn, Instant now) {
        Reader state = account.read();
        return sets(state, person).stream()
                .filter(set -> set.arn().equals(permissionSetArn))
                .findFirst()
                .flatMap(
                        set ->
                                roles.role(state, set)
                                        .map(role -> take(state, person, set, role, now)));
    }

    private Taken take(
            Reader state, DirectoryPerson person, PermissionSet set, Role role, Instant now) {
        TemporaryCredentials made =
                maker.make(
                        new SessionMaker.Wish(
                                new SessionSubject.OfRole(role.id(), sessionName(person)),
                                set.sessionDuration(),
                                tags(state, person),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                context(state, person)),
                        now);
        return new Taken(shown(set, role), made);
    }

    /** Their place in the directory, with which the session ends, and who vouches for them. */
    private Map<String, List<String>> context(Reader state, DirectoryPerson person) {
        Map<String, List<String>> context = new HashMap<>(DirectoryPeople.context(person));
        CenterInstanceCommands.find(state)
                .flatMap(instance -> EntityKind.SAML_PROVIDER.find(state, instance.providerName()))
                .ifPresent(
                        provider ->
                                context.put(
                                        "aws:FederatedProvider", List.of(account.arn(provider))));
        return context;
    }

    private static Tags tags(Reader state, DirectoryPerson person) {
        Tags tags =
                AccessControlCommands.tags(state, DirectoryKind.USER.byId(state, person.userId()));
        tags.byKey()
                .forEach(
                        (key, value) -> {
                            if (!TAG_VALUE.matcher(value).matches()) {
                                throw PortalError.request(
                                        "The attribute " + key + " has a value that no tag has.");
                            }
                        });
        return tags;
    }

    /**
     * A session's name takes fewer characters than user names have. One that had to change ends in
     * the user's id, so that no two people's are the same.
     */
    private static String sessionName(DirectoryPerson person) {
        String name = person.userName();
        if (SESSION_NAME.matcher(name).matches()) {
            return name;
        }
        String fit = name.replaceAll("[^A-Za-z0-9_+=,.@-]", "-");
        return fit.substring(0, Math.min(fit.length(), LONGEST_PART)) + "-" + person.userId();
    }
}
