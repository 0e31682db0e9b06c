package cloister.policy.oracle;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Decides a case of the {@code decide} format straight from its JSON, by the rules as the IAM user
 * guide words them ("How AWS enforcement code logic evaluates requests", "Cross-account policy
 * evaluation logic", "Principal", "NotPrincipal"). Written for reading, not for speed.
 */
record ReferenceEvaluator(Json theCase, Map<String, List<String>> context) {
    /** How a resource policy reaches the caller. */
    private enum Reach {
        NOT,
        BY_ACCOUNT,
        BY_ROLE,
        DIRECTLY
    }

    /** The decision: allow, implicitDeny or explicitDeny. */
    static String decide(Json theCase) {
        Map<String, List<String>> context = new HashMap<>();
        Map<String, Json> tags = theCase.at("principal", "tags").fields();
        Map<String, Json> keys = theCase.at("request", "context").fields();
        tags.forEach((tag, v) -> context.put("aws:principaltag/" + lower(tag), v.texts()));
        keys.forEach((key, v) -> context.put(lower(key), v.texts()));
        ReferenceEvaluator evaluator = new ReferenceEvaluator(theCase, context);
        if (evaluator.action().equals("sts:getcalleridentity")) {
            return "allow";
        }
        boolean allowed = evaluator.guarded() && evaluator.granted();
        return evaluator.denied() ? "explicitDeny" : allowed ? "allow" : "implicitDeny";
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private String principal(String field) {
        return theCase.at("principal", field).text();
    }

    private boolean is(String type) {
        return principal("type").equals(type);
    }

    /** The caller of AssumeRoleWithSAML and its like: an identity provider, not an AWS identity. */
    private boolean isProvider() {
        return is("FederatedUser") && !principal("arn").contains(":federated-user/");
    }

    private String roleArn() {
        String role = "arn:(.*):sts::(.*):assumed-role/(.*)/.*";
        String bare = principal("arn").replaceFirst(role, "arn:$1:iam::$2:role/$3");
        return context.getOrDefault("aws:principalarn", List.of(bare)).getFirst();
    }

    private String action() {
        return lower(theCase.at("request", "action").text());
    }

    private String resource() {
        return theCase.at("request", "resource").text();
    }

    private boolean denied() {
        return Stream.of("identityPolicies", "permissionsBoundary", "sessionPolicies")
                        .anyMatch(layer -> any(theCase.at(layer), "Deny"))
                || guards().anyMatch(level -> any(level, "Deny"))
                || statements(theCase.at("resourcePolicy"), "Deny").anyMatch(this::hitsCaller);
    }

    private boolean guarded() {
        return guards().allMatch(level -> any(level, "Allow"));
    }

    /** The levels of SCPs, on the account's principals, and of RCPs, on its resources. */
    private Stream<Json> guards() {
        Stream<Json> scps = theCase.at("scps").items().stream().filter(level -> !is("Service"));
        return Stream.concat(scps, theCase.at("rcps").items().stream())
                .filter(level -> !roleArn().contains(":role/aws-service-role/"));
    }

    private boolean granted() {
        Stream<Json> allows = statements(theCase.at("resourcePolicy"), "Allow");
        Reach reach = reach(allows.map(statement -> statement.at("Principal")));
        if (is("Service") || isProvider()) {
            return reach == Reach.DIRECTLY;
        }
        if (is("Root") && action().equals("sts:assumerole")) {
            return false;
        }
        boolean capped = within("permissionsBoundary") && within("sessionPolicies");
        boolean attached = capped && (is("Root") || any(theCase.at("identityPolicies"), "Allow"));
        String owner = theCase.at("request", "resourceAccount").text();
        if (!owner.isEmpty() && !owner.equals(principal("account"))) {
            return attached && reach != Reach.NOT;
        }
        return reach == Reach.DIRECTLY
                || (reach == Reach.BY_ROLE && capped)
                || (attached && (reach == Reach.BY_ACCOUNT || !resourcePolicyDecides()));
    }

    /** A cap that isn't there caps nothing; a federated session without policies has no rights. */
    private boolean within(String cap) {
        Json policies = theCase.at(cap);
        boolean rightless = is("FederatedUser") && cap.equals("sessionPolicies");
        return policies.present() ? any(policies, "Allow") : !rightless;
    }

    /** Trust policies and key policies have the last word on their roles and keys. */
    private boolean resourcePolicyDecides() {
        return (action().startsWith("sts:") && resource().contains(":role/"))
                || (action().startsWith("kms:") && resource().contains(":key/"));
    }

    private boolean any(Json policies, String effect) {
        return policies.items().stream().anyMatch(p -> statements(p, effect).findAny().isPresent());
    }

    /** A policy's statements of one effect that cover the request, whoever makes it. */
    private Stream<Json> statements(Json policy, String effect) {
        boolean variables = policy.at("Version").text().equals("2012-10-17");
        ReferenceCondition condition = new ReferenceCondition(context, variables);
        return policy.at("Statement").items().stream()
                .filter(s -> s.at("Effect").text().equals(effect))
                .filter(s -> s.at("NotAction").present() != coversAction(s))
                .filter(s -> s.at("NotResource").present() != coversResource(s, condition))
                .filter(s -> condition.holds(s.at("Condition")));
    }

    private static List<String> listed(Json statement, String element) {
        return Stream.of(element, "Not" + element)
                .flatMap(e -> statement.at(e).texts().stream())
                .toList();
    }

    private boolean coversAction(Json statement) {
        return listed(statement, "Action").stream()
                .anyMatch(a -> DumbGlob.matches(lower(a), action()));
    }

    /** A trust policy has no Resource: it speaks of its role. */
    private boolean coversResource(Json statement, ReferenceCondition condition) {
        List<String> listed = listed(statement, "Resource");
        return listed.isEmpty() || listed.stream().anyMatch(r -> condition.fits(resource(), r));
    }

    /** An exception names the caller or its role; naming its account alone excepts nobody. */
    private boolean hitsCaller(Json deny) {
        Reach excepted = reach(Stream.of(deny.at("NotPrincipal")));
        boolean bounded = theCase.at("permissionsBoundary").present();
        return deny.at("NotPrincipal").present()
                ? bounded || excepted == Reach.NOT || excepted == Reach.BY_ACCOUNT
                : reach(Stream.of(deny.at("Principal"))) != Reach.NOT;
    }

    private Reach reach(Stream<Json> principals) {
        return principals
                .map(p -> p.fields().isEmpty() ? Map.of("AWS", p) : p.fields())
                .flatMap(kinds -> kinds.entrySet().stream())
                .flatMap(e -> e.getValue().texts().stream().map(name -> reach(e.getKey(), name)))
                .max(Comparator.naturalOrder())
                .orElse(Reach.NOT);
    }

    private Reach reach(String kind, String name) {
        boolean aws = kind.equals("AWS");
        boolean mine = aws || is(kind) || (kind.equals("Federated") && isProvider());
        if ((aws && name.equals("*")) || (mine && name.equals(principal("arn")))) {
            return Reach.DIRECTLY;
        }
        if (aws && is("AssumedRole") && name.equals(roleArn())) {
            return Reach.BY_ROLE;
        }
        String account = principal("account");
        boolean home = name.equals(account) || name.equals("arn:aws:iam::" + account + ":root");
        return aws && !account.isEmpty() && home ? Reach.BY_ACCOUNT : Reach.NOT;
    }
}
