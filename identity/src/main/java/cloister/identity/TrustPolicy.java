package cloister.identity;

import cloister.policy.Arn;
import cloister.policy.PolicyKind;
import cloister.store.Reader;
import cloister.wire.ApiException;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A role's trust policy. The users and roles it names are kept by their unique ids, so that one
 * made again under the same name isn't trusted (IAM user guide, "AWS JSON policy elements:
 * Principal").
 *
 * @param document as it was given
 * @param ids the unique id of each user and role it names, by the name in the document
 */
record TrustPolicy(String document, Map<String, String> ids) {
    TrustPolicy {
        ids = Map.copyOf(ids);
    }

    static TrustPolicy read(Fields in) {
        return new TrustPolicy(in.text("document"), in.textMap("ids"));
    }

    void write(FieldWriter out) {
        out.text("document", document).textMap("ids", ids);
    }

    /**
     * Checks a document and finds whom it names.
     *
     * @throws ApiException MalformedPolicyDocument, also where it names a user or role that doesn't
     *     exist; LimitExceeded
     */
    static TrustPolicy of(Reader state, Account account, String document) {
        Documents.check(document, PolicyKind.TRUST, "ACLSizePerRole");
        Map<String, String> ids = new LinkedHashMap<>();
        for (String principal : PrincipalElements.named(document)) {
            if (isUserOrRole(principal)) {
                ids.put(
                        principal,
                        find(state, account, principal)
                                .map(Entity::id)
                                .orElseThrow(() -> invalid(principal)));
            }
        }
        return new TrustPolicy(document, ids);
    }

    /** The document with each user and role under its ARN of now, or its id where it is gone. */
    String document(Reader state, Account account) {
        Map<String, String> now = new LinkedHashMap<>();
        ids.forEach(
                (principal, id) ->
                        now.put(principal, byId(state, id).map(account::arn).orElse(id)));
        return now.entrySet().stream().allMatch(entry -> entry.getKey().equals(entry.getValue()))
                ? document
                : PrincipalElements.replace(
                        document, principal -> now.getOrDefault(principal, principal));
    }

    private static boolean isUserOrRole(String principal) {
        return isId(principal)
                || resource(principal).startsWith("user/")
                || resource(principal).startsWith("role/");
    }

    /** What stands after the account in an ARN of IAM's; empty in any other principal. */
    private static String resource(String principal) {
        return Arn.parse(principal)
                .filter(arn -> arn.service().equals("iam"))
                .map(Arn::resource)
                .orElse("");
    }

    private static boolean isId(String principal) {
        return principal.startsWith("AIDA") || principal.startsWith("AROA");
    }

    private static Optional<? extends Entity> find(Reader state, Account account, String named) {
        if (isId(named)) {
            return byId(state, named);
        }
        return resource(named).startsWith("user/")
                ? EntityKind.USER.byArn(state, account, named)
                : EntityKind.ROLE.byArn(state, account, named);
    }

    private static Optional<? extends Entity> byId(Reader state, String id) {
        return id.startsWith("AIDA")
                ? EntityKind.USER.byId(state, id)
                : EntityKind.ROLE.byId(state, id);
    }

    private static ApiException invalid(String principal) {
        return IamError.malformedPolicy(
                "Invalid principal in policy: \"AWS\":\"" + principal + "\"");
    }
}
