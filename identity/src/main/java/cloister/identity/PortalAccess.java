package cloister.identity;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.List;

/** What a person of the directory may enter: accounts, by the permission sets they have there. */
record PortalAccess(Account account, PortalRoles roles) {
    Struct accounts(DirectoryPerson person, Struct input) {
        List<String> ids = roles.of(person).isEmpty() ? List.of() : List.of(account.id());
        return CenterPage.ofPortal(
                        input,
                        ids,
                        id ->
                                Struct.builder()
                                        .put("accountId", id)
                                        .put("accountName", name(account.read()))
                                        .build())
                .output("accountList", "nextToken");
    }

    private String name(Reader state) {
        return state.get(Tables.ALIAS, Tables.ACCOUNT).map(Reference::id).orElse(account.id());
    }

    /**
     * The permission sets that are theirs.
     *
     * @throws ApiException ForbiddenException, InvalidRequestException
     */
    Struct accountRoles(DirectoryPerson person, Struct input) {
        refuseOther(input);
        return CenterPage.ofPortal(
                        input,
                        roles.of(person).stream().map(PortalRole::name).toList(),
                        name ->
                                Struct.builder()
                                        .put("roleName", name)
                                        .put("accountId", account.id())
                                        .build())
                .output("roleList", "nextToken");
    }

    /**
     * A session of the role that a permission set of theirs has, with their attributes as tags.
     *
     * @throws ApiException ForbiddenException, InvalidRequestException
     */
    Struct roleCredentials(DirectoryPerson person, Struct input, Instant now) {
        refuseOther(input);
        String name = input.string("roleName");
        TemporaryCredentials made =
                roles.of(person).stream()
                        .filter(role -> role.name().equals(name))
                        .findFirst()
                        .flatMap(role -> roles.take(person, role.permissionSetArn(), now))
                        .map(PortalRoles.Taken::credentials)
                        .orElseThrow(PortalAccess::noAccess);
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

    private void refuseOther(Struct input) {
        if (!input.string("accountId").equals(account.id())) {
            throw noAccess();
        }
    }

    private static ApiException noAccess() {
        return new ApiException("ForbiddenException", "No access", 403);
    }
}
