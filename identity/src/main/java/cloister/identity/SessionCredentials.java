package cloister.identity;

import cloister.identity.CompiledPolicies.Named;
import cloister.policy.Grants;
import cloister.policy.PolicyKind;
import cloister.policy.PolicySet;
import cloister.policy.Principal;
import cloister.policy.PrincipalType;
import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Caller;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The credentials of sessions: what the token holds, on what its subject may do now. */
final class SessionCredentials {
    private static final int SESSIONS = 50_000;
    private static final Named EVERYTHING =
            new Named(
                    "root",
                    PolicyKind.MANAGED,
                    """
                    {"Version":"2012-10-17",
                     "Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}\
                    """);

    private final Account account;
    private final SessionTokens tokens;
    private final Standings standings;
    private final CompiledPolicies policies;
    private final RevokedSessions revoked;
    private final DirectoryPeople people;
    private final GenerationCache<String, Session> opened = new GenerationCache<>(SESSIONS);
    private final GenerationCache<String, Known> known = new GenerationCache<>(SESSIONS);

    SessionCredentials(
            Account account, SessionTokens tokens, Standings standings, CompiledPolicies policies) {
        this.account = account;
        this.tokens = tokens;
        this.standings = standings;
        this.policies = policies;
        this.revoked = new RevokedSessions(account);
        this.people = new DirectoryPeople(account);
    }

    /** The session in a token, expired or not; empty where the token isn't genuine. */
    Optional<Session> open(String token) {
        Optional<Session> before = opened.get(token);
        if (before.isPresent()) {
            return before;
        }
        Optional<Session> session = tokens.open(token);
        session.ifPresent(genuine -> opened.put(token, genuine));
        return session;
    }

    /**
     * The credential of a session.
     *
     * @throws ApiException InvalidClientTokenId, also where the session's subject is gone or it was
     *     revoked; ExpiredToken
     */
    Credential find(String accessKeyId, String token, Instant now) {
        Session session =
                open(token)
                        .filter(genuine -> genuine.accessKeyId().equals(accessKeyId))
                        .filter(genuine -> !revoked.has(accessKeyId))
                        .filter(people::mayUse)
                        .orElseThrow(IamError::invalidToken);
        if (!now.isBefore(session.expires())) {
            throw IamError.expiredToken();
        }
        Credential credential = credential(session, token);
        return session.multiFactor()
                ? credential.with(ContextKeys.aged(credential.contextKeys(), session, now))
                : credential;
    }

    private Credential credential(Session session, String token) {
        Basis basis = basis(session);
        return known.get(token)
                .filter(made -> made.basis.equals(basis))
                .map(Known::credential)
                .orElseGet(
                        () -> {
                            Credential credential = credential(session, token, basis);
                            known.put(token, new Known(basis, credential));
                            return credential;
                        });
    }

    private Basis basis(Session session) {
        Optional<Standing<?>> standing =
                switch (session.subject()) {
                    case SessionSubject.OfRole(var id, _) -> Optional.of(role(id));
                    case SessionSubject.OfUser(var id) -> Optional.of(user(id));
                    case SessionSubject.OfSignedIn(var id) -> Optional.of(user(id));
                    case SessionSubject.OfFederated(var id, _) -> id.map(this::user);
                    case SessionSubject.OfRoot() -> Optional.empty();
                };
        return new Basis(standing, session.hasPolicies() ? sessionPolicies(session) : List.of());
    }

    private Standing<?> role(String id) {
        return standings.role(id).orElseThrow(IamError::invalidToken);
    }

    private Standing<?> user(String id) {
        return standings.user(id).orElseThrow(IamError::invalidToken);
    }

    /** The session's policies; one by ARN that is gone allows nothing. */
    private List<Named> sessionPolicies(Session session) {
        Reader state = account.read();
        List<Named> named = new ArrayList<>();
        session.policy()
                .ifPresent(text -> named.add(new Named("session", PolicyKind.SESSION, text)));
        for (String arn : session.policyArns()) {
            ManagedPolicies.document(state, account, arn)
                    .ifPresent(text -> named.add(new Named(arn, PolicyKind.MANAGED, text)));
        }
        return named;
    }

    private Credential credential(Session session, String token, Basis basis) {
        Subject subject = subject(session, basis);
        List<PolicySet> bounds =
                subject.bounded || session.hasPolicies()
                        ? List.of(policies.layer(basis.sessionPolicies))
                        : List.of();
        return new Credential(
                session.secret(),
                new Caller(
                        subject.principal.arn(),
                        account.id(),
                        subject.userId,
                        session.accessKeyId(),
                        Optional.of(token)),
                subject.principal,
                new Grants(
                        subject.grants.identity(),
                        subject.grants.boundary(),
                        bounds,
                        subject.grants.serviceControl(),
                        subject.grants.resourceControl()),
                ContextKeys.session(subject.context, session));
    }

    private Subject subject(Session session, Basis basis) {
        Optional<? extends Entity> entity = basis.standing.map(Standing::entity);
        Grants grants =
                basis.standing
                        .map(Standing::grants)
                        .orElseGet(() -> Grants.of(policies.layer(List.of(EVERYTHING))));
        return switch (session.subject()) {
            case SessionSubject.OfRole(_, var name) ->
                    ofRole((Role) entity.orElseThrow(), name, session, grants);
            case SessionSubject.OfUser _, SessionSubject.OfSignedIn _ ->
                    ofUser((User) entity.orElseThrow(), grants);
            case SessionSubject.OfFederated(_, var name) ->
                    ofFederated(entity.map(User.class::cast), name, session, grants);
            case SessionSubject.OfRoot() -> ofRoot(grants);
        };
    }

    private Subject ofRole(Role role, String name, Session session, Grants grants) {
        String userId = role.id() + ":" + name;
        return new Subject(
                new Principal(
                        PrincipalType.ASSUMED_ROLE,
                        account.sessionArn(role, name),
                        account.id(),
                        role.tags().with(session.tags()).byKey(),
                        account.arn(role)),
                userId,
                grants,
                ContextKeys.keys(account.arn(role), "AssumedRole", userId),
                false);
    }

    private Subject ofUser(User user, Grants grants) {
        String arn = account.arn(user);
        return new Subject(
                new Principal(PrincipalType.USER, arn, account.id(), user.tags().byKey()),
                user.id(),
                grants,
                ContextKeys.user(arn, user),
                false);
    }

    private Subject ofFederated(Optional<User> user, String name, Session session, Grants grants) {
        String arn = account.federatedArn(name);
        String userId = account.id() + ":" + name;
        Tags tags = user.map(User::tags).orElse(Tags.NONE).with(session.tags());
        return new Subject(
                new Principal(PrincipalType.FEDERATED_USER, arn, account.id(), tags.byKey()),
                userId,
                grants,
                ContextKeys.keys(arn, "FederatedUser", userId),
                true);
    }

    private Subject ofRoot(Grants grants) {
        return new Subject(
                new Principal(PrincipalType.ROOT, account.rootArn(), account.id(), Map.of()),
                account.id(),
                grants,
                ContextKeys.root(account),
                false);
    }

    /** What a credential was made of, beside the token. */
    private record Basis(Optional<Standing<?>> standing, List<Named> sessionPolicies) {}

    private record Known(Basis basis, Credential credential) {}

    /**
     * Who acts in a session.
     *
     * @param bounded whether nothing is allowed where no session policy allows it, even without any
     */
    private record Subject(
            Principal principal,
            String userId,
            Grants grants,
            Map<String, List<String>> context,
            boolean bounded) {}
}
