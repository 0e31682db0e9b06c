package cloister.identity;

import cloister.identity.CompiledPolicies.Named;
import cloister.policy.Grants;
import cloister.policy.PolicyKind;
import cloister.policy.PolicySet;
import cloister.policy.Principal;
import cloister.policy.PrincipalType;
import cloister.store.Reader;
import cloister.store.Store;
import cloister.wire.ApiException;
import cloister.wire.Caller;
import cloister.wire.Command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One account's IAM and STS over a store: the commands, and what the gateway needs to know to
 * decide.
 */
public final class Identity {
    private static final Duration SERVICE_SESSION = Duration.ofHours(1);

    private final Account account;
    private final CompiledPolicies policies;
    private final Credentials credentials;
    private final SessionCredentials sessions;
    private final SessionMaker maker;
    private final IamResources resources;
    private final MfaDevices mfa;
    private final PasswordSignIn passwords;
    private final RevokedSessions revoked;
    private final LastUses uses;
    private final SamlOffers offers;
    private final Vouchers vouchers;
    private final AuthorizationMessages messages;
    private final Scim scim;
    private final Sealing sealing;
    private final OidcKeys oidcKeys = new OidcKeys();
    private final Map<String, Command> commands;

    private Identity(Store store, IdentitySettings settings) {
        account = new Account(settings.account(), store);
        policies = new CompiledPolicies();
        Standings standings = new Standings(account, policies);
        sealing = new Sealing(account);
        SessionTokens tokens = new SessionTokens(sealing);
        sessions = new SessionCredentials(account, tokens, standings, policies);
        credentials = new Credentials(account, settings, standings, sessions);
        maker = new SessionMaker(account, tokens);
        resources = new IamResources(account);
        mfa = new MfaDevices(account);
        passwords = new PasswordSignIn(account, mfa);
        revoked = new RevokedSessions(account);
        uses = new LastUses(account);
        SamlTickets tickets = new SamlTickets(sealing);
        SamlSignIns signIns = new SamlSignIns(account, settings.signInUrl(), tickets);
        offers = new SamlOffers(account, signIns, tickets);
        VouchedSessions vouchedSessions = new VouchedSessions(account, maker);
        SamlCommand saml = new SamlCommand(account, vouchedSessions, signIns);
        WebIdentityCommand webIdentity =
                new WebIdentityCommand(
                        account, vouchedSessions, new WebIdentities(account, oidcKeys));
        vouchers = new Vouchers(saml, webIdentity);
        messages = new AuthorizationMessages(sealing);
        scim = new Scim(account);
        commands =
                Commands.all(
                        account,
                        settings,
                        maker,
                        sessions,
                        List.of(saml, webIdentity, messages),
                        new SimulatedPrincipals(account, standings, policies),
                        uses);
    }

    /** Opens the account kept in the store, with its root access key. */
    public static Identity open(Store store, IdentitySettings settings) {
        return new Identity(store, settings);
    }

    /** The commands by {@code prefix:Operation}: {@code iam:CreateUser}, {@code sts:AssumeRole}. */
    public Map<String, Command> commands() {
        return commands;
    }

    /**
     * The credential behind an access key, with everything that is attached to its principal now.
     *
     * @throws ApiException InvalidClientTokenId or ExpiredToken
     */
    public Credential credential(String accessKeyId, Optional<String> sessionToken, Instant now) {
        return credentials.find(accessKeyId, sessionToken, now);
    }

    /**
     * Notes that a credential was used, for what IAM tells of last use.
     *
     * @param service the service's prefix, {@code sagemaker}
     */
    public void used(Credential credential, String service, String region, Instant now) {
        uses.note(credential, new LastUse(now, service, region));
    }

    /**
     * A service of AWS's as caller.
     *
     * @param name {@code sagemaker.amazonaws.com}
     * @param keys condition keys that it tells
     * @return it signs nothing
     */
    public Credential service(String name, Map<String, List<String>> keys) {
        return new Credential(
                "",
                new Caller(name, account.id(), name, "", Optional.empty()),
                new Principal(PrincipalType.SERVICE, name, "", Map.of()),
                Grants.of(PolicySet.EMPTY),
                keys);
    }

    /**
     * A session of a role for an hour as a service would take it (no caller, no trust decision
     * here).
     *
     * @throws ApiException NoSuchEntity
     */
    public TemporaryCredentials serviceSession(
            String roleArn, String sessionName, Map<String, String> tags, Instant now) {
        return serviceSession(roleArn, sessionName, Optional.empty(), tags, Map.of(), now);
    }

    /**
     * The same, with a source identity and the condition keys that the service sets on all that the
     * session does.
     */
    public TemporaryCredentials serviceSession(
            String roleArn,
            String sessionName,
            Optional<String> sourceIdentity,
            Map<String, String> tags,
            Map<String, List<String>> keys,
            Instant now) {
        Role role =
                resources
                        .role(account.read(), roleArn)
                        .orElseThrow(
                                () ->
                                        IamError.notFound(
                                                "role",
                                                roleArn.substring(roleArn.lastIndexOf('/') + 1)));
        return maker.make(
                new SessionMaker.Wish(
                        new SessionSubject.OfRole(role.id(), sessionName),
                        SERVICE_SESSION,
                        new Tags(tags),
                        List.of(),
                        sourceIdentity,
                        Optional.empty(),
                        List.of(),
                        keys),
                now);
    }

    /** How people sign in with a password. */
    public PasswordSignIn passwords() {
        return passwords;
    }

    /** A session of a user who signed in: it may do what they may. */
    public TemporaryCredentials userSession(
            PasswordUser user, Duration duration, boolean multiFactor, Instant now) {
        return maker.make(
                SessionMaker.Wish.of(new SessionSubject.OfSignedIn(user.userId()), duration)
                        .with(
                                multiFactor
                                        ? Map.of(ContextKeys.MULTI_FACTOR, List.of("true"))
                                        : Map.of()),
                now);
    }

    /** Ends a session before it expires: its credentials are nobody's from now on. */
    public void revoke(String accessKeyId, Instant expires, Instant now) {
        revoked.add(accessKeyId, expires, now);
    }

    /**
     * What a user or role would ask with now, to tell what they may do. It signs nothing.
     *
     * @return empty where there is no user or role of that ARN
     */
    public Optional<Credential> asIf(String arn, String sessionName, Instant now) {
        Reader state = account.read();
        return EntityKind.USER
                .byArn(state, account, arn)
                .<SessionSubject>map(user -> new SessionSubject.OfSignedIn(user.id()))
                .or(
                        () ->
                                resources
                                        .role(state, arn)
                                        .map(
                                                role ->
                                                        new SessionSubject.OfRole(
                                                                role.id(), sessionName)))
                .map(subject -> maker.make(SessionMaker.Wish.of(subject, SERVICE_SESSION), now))
                .map(made -> credential(made.accessKeyId(), Optional.of(made.sessionToken()), now));
    }

    /** Who asks in calls that bring an identity provider's word in place of a signature. */
    public Vouchers vouchers() {
        return vouchers;
    }

    /**
     * The portal's APIs.
     *
     * @param devicePage where a person goes to confirm a device
     */
    public Portal portal(Supplier<String> devicePage) {
        return new Portal(account, sealing, maker, devicePage);
    }

    /**
     * Ends whatever access to the portal programs have in the name of somebody of the directory.
     */
    public void endPrograms(String userId) {
        new PortalTokens(account, people()).endAll(userId);
    }

    /** Provisioning of the directory. */
    public Scim scim() {
        return scim;
    }

    /** Why requests were denied, for whoever may know. */
    public AuthorizationMessages authorizationMessages() {
        return messages;
    }

    /**
     * What a SAML response that a browser posted to our sign-in page offers, for a person to choose
     * from. The response is used up by this.
     *
     * @throws ApiException InvalidIdentityToken, ExpiredTokenException
     */
    public SamlOffer samlOffer(String response, Instant now) {
        return offers.of(response, now);
    }

    /** The offer that a ticket is of; empty where the ticket isn't one of ours. */
    public Optional<SamlOffer> samlOffer(String ticket) {
        return offers.byTicket(ticket);
    }

    /** The users of the identity store, as those who sign in. */
    public DirectoryPeople people() {
        return new DirectoryPeople(account);
    }

    /** The roles that people of the directory take. */
    public PortalRoles portalRoles() {
        return new PortalRoles(account, maker);
    }

    /**
     * Single sign-on at an external provider.
     *
     * @param place where the provider sends browsers back to, before {@code /saml} or {@code /oidc}
     */
    public SignOn signOn(ExternalProvider provider, Supplier<String> place) {
        return SignOn.at(provider, account, sealing, oidcKeys, place);
    }

    /** The keys of the tags that sessions made from a caller's session inherit. */
    public List<String> transitiveTagKeys(Caller caller) {
        return caller.sessionToken()
                .flatMap(sessions::open)
                .map(Session::transitiveKeys)
                .orElse(List.of());
    }

    /**
     * Whether a code is the one that the caller's MFA device shows now, so that a decision may rest
     * on it; the command that takes the code takes it once.
     */
    public boolean provesMfa(Caller caller, String serialNumber, String code, Instant now) {
        Reader state = account.read();
        return EntityKind.USER
                .byId(state, caller.userId())
                .filter(user -> mfa.proves(state, user, serialNumber, code, now))
                .isPresent();
    }

    /** The tags of an IAM resource; empty where there is no such resource. */
    public Optional<Map<String, String>> tags(String arn) {
        return resources.tags(arn);
    }

    /** The ARNs of the users and the roles that have a tag; who asks decides who may see them. */
    public List<String> tagged(String key, String value) {
        return resources.tagged(key, value);
    }

    /** The policy on an IAM resource: a role's trust policy. */
    public Optional<PolicySet> resourcePolicy(String arn) {
        Reader state = account.read();
        return resources
                .role(state, arn)
                .map(role -> role.trust().document(state, account))
                .map(text -> policies.layer(List.of(new Named(arn, PolicyKind.TRUST, text))));
    }

    /** The spelling of an ARN that IAM keeps a resource under, of those in which calls name it. */
    public String canonicalArn(String arn) {
        return resources.canonicalArn(arn);
    }

    /**
     * The ARN, path included, of a resource named without its path, and of an access key's user;
     * empty where there is none.
     */
    public Optional<String> arnOf(String resourceType, String name) {
        return resources.arnOf(resourceType, name);
    }
}
