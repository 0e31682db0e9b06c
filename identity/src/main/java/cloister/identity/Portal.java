package cloister.identity;

import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The portal's APIs, SSO and SSO OIDC, by which {@code aws sso login} and profiles with single
 * sign-on get credentials: a program is let in by a person of the directory, in their browser or by
 * a code that it shows, gets an access token, and with it credentials of the roles that the person
 * was assigned. Requests aren't signed; what they may is decided by their token and the
 * assignments.
 */
public final class Portal {
    private static final String OIDC = "sso-oauth:";
    private static final String SSO = "awsssoportal:";
    private static final Set<String> TAKEN =
            Set.of(
                    OIDC + "RegisterClient",
                    OIDC + "StartDeviceAuthorization",
                    OIDC + "CreateToken",
                    SSO + "ListAccounts",
                    SSO + "ListAccountRoles",
                    SSO + "GetRoleCredentials",
                    SSO + "Logout");
    private static final int POLL_SECONDS = 1;

    private final Account account;
    private final DirectoryPeople people;
    private final PortalClients clients;
    private final PortalDevices devices;
    private final PortalCodes codes;
    private final PortalTokens tokens;
    private final PortalAccess access;

    /** Where a person goes to confirm a device. */
    private final Supplier<String> devicePage;

    Portal(Account account, Sealing sealing, SessionMaker maker, Supplier<String> devicePage) {
        this.account = account;
        this.people = new DirectoryPeople(account);
        this.clients = new PortalClients(sealing);
        this.devices = new PortalDevices(account, sealing);
        this.codes = new PortalCodes(account);
        this.tokens = new PortalTokens(account, people);
        this.access = new PortalAccess(account, new PortalRoles(account, maker));
        this.devicePage = devicePage;
    }

    /** The operations, each {@code prefix:Operation}. */
    public static Set<String> operations() {
        return TAKEN;
    }

    /** Whether an operation, {@code prefix:Operation}, is one of the portal's. */
    public boolean takes(String operation) {
        return TAKEN.contains(operation);
    }

    /**
     * Whose token an input brings; empty where the operation takes none.
     *
     * @throws ApiException UnauthorizedException
     */
    public Optional<DirectoryPerson> person(Struct input, Instant now) {
        return input.optionalString("accessToken").map(token -> tokens.person(token, now));
    }

    /**
     * Answers a call.
     *
     * @param person as {@link #person} told
     * @throws ApiException as the models have them
     */
    public Struct answer(
            String operation, Struct input, Optional<DirectoryPerson> person, Instant now) {
        return switch (operation) {
            case OIDC + "RegisterClient" -> clients.register(input, now);
            case OIDC + "StartDeviceAuthorization" -> start(input, now);
            case OIDC + "CreateToken" -> token(input, now);
            case SSO + "ListAccounts" -> access.accounts(person.orElseThrow(), input);
            case SSO + "ListAccountRoles" -> access.accountRoles(person.orElseThrow(), input);
            case SSO + "GetRoleCredentials" ->
                    access.roleCredentials(person.orElseThrow(), input, now);
            case SSO + "Logout" -> {
                tokens.end(input.string("accessToken"));
                yield Struct.EMPTY;
            }
            default -> throw new IllegalArgumentException(operation + " isn't the portal's");
        };
    }

    /**
     * Confirms the device that shows a code, as a person who is signed in. From then on the device
     * has all that the person may enter, so a page must say that before it asks.
     *
     * @param userCode as typed
     * @return false where no device can show such a code
     */
    public boolean approve(String userCode, DirectoryPerson person, Instant now) {
        return devices.approve(userCode, person.userId(), now);
    }

    /**
     * Reads what a program sends a person's browser with, to be let in by them.
     *
     * @throws ApiException InvalidRequestException: the browser must not be sent anywhere
     */
    public PortalRequest request(Map<String, String> parameters, Instant now) {
        return PortalRequest.of(parameters, id -> clients.find(id, now));
    }

    /**
     * Lets a program in, as a person who is signed in. From then on it has all that the person may
     * enter, so a page must say that before it asks.
     *
     * @return where the browser goes, at the person's own machine
     */
    public String allow(PortalRequest request, DirectoryPerson person, Instant now) {
        return request.withCode(codes.issue(request, person.userId(), now));
    }

    private Struct start(Struct input, Instant now) {
        PortalClient client = clients.check(input, now);
        client.checkUses(PortalClients.DEVICE_GRANT);
        if (CenterInstanceCommands.find(account.read()).isEmpty()) {
            throw PortalError.grant(
                    "invalid_request", "There is no instance of IAM Identity Center.", 400);
        }
        PortalDevices.Waiting waiting = devices.start(client.id(), now);
        String page = devicePage.get();
        return Struct.builder()
                .put("deviceCode", waiting.deviceCode())
                .put("userCode", waiting.userCode())
                .put("verificationUri", page)
                .put(
                        "verificationUriComplete",
                        page
                                + "?user_code="
                                + URLEncoder.encode(waiting.userCode(), StandardCharsets.UTF_8))
                .put("expiresIn", (int) PortalDevices.LIFE.toSeconds())
                .put("interval", POLL_SECONDS)
                .build();
    }

    private Struct token(Struct input, Instant now) {
        PortalClient client = clients.check(input, now);
        String grant = input.string("grantType");
        return switch (grant) {
            case PortalClients.DEVICE_GRANT, PortalClients.CODE_GRANT -> {
                client.checkUses(grant);
                String user =
                        grant.equals(PortalClients.CODE_GRANT)
                                ? redeem(input, client, now)
                                : devices.redeem(given(input, "deviceCode"), client.id(), now);
                if (people.byId(user).isEmpty()) {
                    throw PortalError.grant("access_denied", "The user may not sign in.", 400);
                }
                yield tokens.issue(user, client, now);
            }
            case PortalClients.REFRESH_GRANT -> {
                client.checkUses(grant);
                yield tokens.refresh(given(input, "refreshToken"), client, now);
            }
            default ->
                    throw PortalError.grant(
                            "unsupported_grant_type", "There is no grant type " + grant + ".", 400);
        };
    }

    private String redeem(Struct input, PortalClient client, Instant now) {
        return codes.redeem(
                given(input, "code"),
                client,
                given(input, "redirectUri"),
                given(input, "codeVerifier"),
                now);
    }

    private static String given(Struct input, String member) {
        return input.optionalString(member)
                .orElseThrow(
                        () ->
                                PortalError.grant(
                                        "invalid_request", "The " + member + " is missing.", 400));
    }
}
