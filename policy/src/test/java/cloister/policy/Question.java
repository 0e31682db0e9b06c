package cloister.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A question to the engine, put together by tests; each policy is a list of statements' JSON. */
final class Question {
    static final String ACCOUNT = "111122223333";
    static final String FOREIGN = "444455556666";
    static final Principal ALICE = user("alice");
    static final Principal SESSION =
            new Principal(
                    PrincipalType.ASSUMED_ROLE,
                    "arn:aws:sts::111122223333:assumed-role/Dev/alice",
                    ACCOUNT,
                    Map.of());
    static final Principal ROOT =
            new Principal(PrincipalType.ROOT, "arn:aws:iam::111122223333:root", ACCOUNT, Map.of());
    static final Principal SERVICE =
            new Principal(PrincipalType.SERVICE, "sagemaker.amazonaws.com", "", Map.of());
    static final Principal FEDERATED =
            new Principal(
                    PrincipalType.FEDERATED_USER,
                    "arn:aws:sts::111122223333:federated-user/bob",
                    ACCOUNT,
                    Map.of());

    private final Principal principal;
    private final RequestContext.Builder context = RequestContext.builder();
    private PolicySet identity = PolicySet.EMPTY;
    private Optional<PolicySet> boundary = Optional.empty();
    private Optional<PolicySet> resourcePolicy = Optional.empty();
    private final List<PolicySet> session = new ArrayList<>();
    private final List<PolicySet> serviceControl = new ArrayList<>();
    private final List<PolicySet> resourceControl = new ArrayList<>();
    private Optional<String> account = Optional.empty();

    private Question(Principal principal) {
        this.principal = principal;
    }

    static Question by(Principal principal) {
        return new Question(principal);
    }

    static Principal user(String name) {
        return new Principal(
                PrincipalType.USER, "arn:aws:iam::111122223333:user/" + name, ACCOUNT, Map.of());
    }

    static Principal tagged(Map<String, String> tags) {
        return new Principal(PrincipalType.USER, ALICE.arn(), ACCOUNT, tags);
    }

    Question identity(String... statements) {
        identity = set(PolicyKind.MANAGED, "2012-10-17", statements);
        return this;
    }

    Question oldIdentity(String... statements) {
        identity = set(PolicyKind.MANAGED, "2008-10-17", statements);
        return this;
    }

    Question boundary(String... statements) {
        boundary = Optional.of(set(PolicyKind.MANAGED, "2012-10-17", statements));
        return this;
    }

    Question session(String... statements) {
        session.add(set(PolicyKind.SESSION, "2012-10-17", statements));
        return this;
    }

    Question serviceControlLevel(String... statements) {
        serviceControl.add(set(PolicyKind.SERVICE_CONTROL, "2012-10-17", statements));
        return this;
    }

    Question resourceControlLevel(String... statements) {
        resourceControl.add(set(PolicyKind.RESOURCE_CONTROL, "2012-10-17", statements));
        return this;
    }

    Question resourcePolicy(String... statements) {
        resourcePolicy = Optional.of(set(PolicyKind.RESOURCE, "2012-10-17", statements));
        return this;
    }

    Question trustPolicy(String... statements) {
        resourcePolicy = Optional.of(set(PolicyKind.TRUST, "2012-10-17", statements));
        return this;
    }

    Question with(String key, String... values) {
        context.put(key, List.of(values));
        return this;
    }

    Question ownedBy(String resourceAccount) {
        account = Optional.of(resourceAccount);
        return this;
    }

    Decision asks(String action, String resource) {
        return Authorizer.decide(request(action, resource));
    }

    AuthorizationRequest request(String action, String resource) {
        return new AuthorizationRequest(
                principal,
                new Grants(identity, boundary, session, serviceControl, resourceControl),
                action,
                resource,
                account,
                context.build(),
                resourcePolicy);
    }

    private static PolicySet set(PolicyKind kind, String version, String... statements) {
        String text =
                "{\"Version\":\"%s\",\"Statement\":[%s]}"
                        .formatted(version, String.join(",", statements));
        try {
            return PolicySet.compile(
                    List.of(
                            new NamedPolicy(
                                    kind.name(),
                                    PolicyDocument.parse(text.replace('\'', '"'), kind))));
        } catch (MalformedPolicyException e) {
            throw new AssertionError(text, e);
        }
    }

    /** A statement that allows; more members may follow, quotes may be single. */
    static String allow(String action, String resource, String... more) {
        return statement("Allow", action, resource, more);
    }

    /** A statement that denies. */
    static String deny(String action, String resource, String... more) {
        return statement("Deny", action, resource, more);
    }

    /** The member Condition with one operator, key and value; a value that is JSON stays so. */
    static String when(String operator, String key, String value) {
        String json = value.startsWith("[") ? value : "'" + value + "'";
        return "'Condition':{'%s':{'%s':%s}}".formatted(operator, key, json);
    }

    /** The member Principal that names AWS principals. */
    static String to(String... names) {
        return "'Principal':{'AWS':['" + String.join("','", names) + "']}";
    }

    private static String statement(String effect, String action, String resource, String... more) {
        String members = more.length == 0 ? "" : "," + String.join(",", more);
        String resources = resource.isEmpty() ? "" : ",'Resource':'" + resource + "'";
        return "{'Effect':'%s','Action':'%s'%s%s}".formatted(effect, action, resources, members);
    }
}
