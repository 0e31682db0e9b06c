package cloister.identity;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a person of the directory may enter: accounts, by the permission sets they have there. */
record PortalAccess(Account account, CenterRoles roles, SessionMaker maker) {
    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final Pattern TAG_VALUE =
            Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}");

    Struct accounts(DirectoryPerson person) {
        Reader state = account.read();
        List<Struct> list =
                sets(state, person).isEmpty()
                        ? List.of()
                        : List.of(
                                Struct.builder()
                                        .put("accountId", account.id())
                                        .put("accountName", name(state))
                                        .build());
        return Struct.builder().put("accountList", list).build();
    }

    private String name(Reader state) {
        return state.get(Tables.ALIAS, Tables.ACCOUNT).map(Reference::id).orElse(account.id());
    }

    Struct accountRoles(DirectoryPerson person, Struct input) {
        refuseOther(input);
        List<Struct> list =
                sets(account.read(), person).stream()
                        .map(
                                set ->
                                        Struct.builder()
                                                .put("roleName", set.name())
                                                .put("accountId", account.id())
                                                .build())
                        .toList();
        return Struct.builder().put("roleList", list).build();
    }

    /**
     * A session of the role that a permission set of theirs has, with their attributes as tags.
     *
     * @throws ApiException ResourceNotFoundException, InvalidRequestException
     */
    Struct roleCredentials(DirectoryPerson person, Struct input, Instant now) {
        refuseOther(input);
        Reader state = account.read();
        String name = input.string("roleName");
        PermissionSet set =
                sets(state, person).stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow(PortalAccess::noAccess);
        Role role = roles.role(state, set).orElseThrow(PortalAccess::noAccess);
        if (!SESSION_NAME.matcher(person.userName()).matches()) {
            throw PortalError.request(
                    "The user name "
                            + person.userName()
                            + " can't name a session: 2 to 64 letters, digits and _+=,.@- can.");
        }
        TemporaryCredentials made =
                maker.make(
                        new SessionMaker.Wish(
                                new SessionSubject.OfRole(role.id(), person.userName()),
                                set.sessionDuration(),
                                tags(state, person),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                Map.of("aws:FederatedProvider", List.of(provider(state)))),
                        now);
        return Struct.builder()
                .put(
                        "roleCredentials",
                        Struct.builder()
                                .put("accessKeyId", made.accessKeyId())
                                .put("secretAccessKey", made.secretAccessKey())
                                .put("sessionToken", made.sessionToken())
                                .put("expiration", made.expiration().toEpochMilli())
                                .build())
                .build();
    }

    private String provider(Reader state) {
        return CenterInstanceCommands.find(state)
                .flatMap(instance -> EntityKind.SAML_PROVIDER.find(state, instance.providerName()))
                .map(account::arn)
                .orElseThrow(PortalAccess::noAccess);
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

    private static List<PermissionSet> sets(Reader state, DirectoryPerson person) {
        return Assignments.reaching(state, person.userId()).stream()
                .flatMap(assignment -> PermissionSets.find(state, assignment.set()).stream())
                .distinct()
                .toList();
    }

    private void refuseOther(Struct input) {
        if (!input.string("accountId").equals(account.id())) {
            throw noAccess();
        }
    }

    private static ApiException noAccess() {
        return new ApiException("ForbiddenException", "No access", 403);
    }
}
