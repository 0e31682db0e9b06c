package cloister.policy.cases;

import cloister.policy.AuthorizationRequest;
import cloister.policy.Grants;
import cloister.policy.NamedPolicy;
import cloister.policy.PolicyKind;
import cloister.policy.PolicySet;
import cloister.policy.RequestContext;

import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads one case; one use only. */
final class CaseReader {
    private final CasePolicies policies;
    private final PrincipalMember principal = new PrincipalMember();
    private String id = "null";
    private List<NamedPolicy> identity = List.of();
    private Optional<PolicySet> boundary = Optional.empty();
    private List<NamedPolicy> session = List.of();
    private List<PolicySet> serviceControl = List.of();
    private List<PolicySet> resourceControl = List.of();
    private Optional<PolicySet> resourcePolicy = Optional.empty();
    private String action = "";
    private String resource = "";
    private String resourceAccount = "";
    private final RequestContext.Builder context = RequestContext.builder();

    CaseReader(CasePolicies policies) {
        this.policies = policies;
    }

    /** The case's id as JSON; {@code null} where it has none or it wasn't read yet. */
    String id() {
        return id;
    }

    AuthorizationRequest read(String line) throws IOException, CaseException {
        CaseJson json = new CaseJson(line);
        if (!json.startObject("the case")) {
            throw new CaseException("the case is not a JSON object");
        }
        while (json.nextMember()) {
            member(json, json.name());
        }
        if (json.next() != null) {
            throw new CaseException("something follows the case on its line");
        }
        if (action.isEmpty()) {
            throw new CaseException("request.action is missing");
        }
        if (resource.isEmpty()) {
            throw new CaseException("request.resource is missing");
        }
        return new AuthorizationRequest(
                principal.principal(),
                new Grants(
                        policies.set(identity),
                        boundary,
                        session.isEmpty() ? List.of() : List.of(policies.set(session)),
                        serviceControl,
                        resourceControl),
                action,
                resource,
                resourceAccount.isEmpty() ? Optional.empty() : Optional.of(resourceAccount),
                context.build(),
                resourcePolicy);
    }

    private void member(CaseJson json, String name) throws IOException, CaseException {
        switch (name) {
            case "id" -> {
                json.next();
                id = json.rest();
            }
            case "principal" -> principal.read(json);
            case "identityPolicies" -> identity = policies.list(json, name, PolicyKind.MANAGED);
            case "permissionsBoundary" -> boundary = one(json, name, PolicyKind.MANAGED);
            case "sessionPolicies" -> session = policies.list(json, name, PolicyKind.SESSION);
            case "scps" -> serviceControl = policies.levels(json, name, PolicyKind.SERVICE_CONTROL);
            case "rcps" ->
                    resourceControl = policies.levels(json, name, PolicyKind.RESOURCE_CONTROL);
            case "resourcePolicy" -> resourcePolicy = one(json, name, PolicyKind.RESOURCE);
            case "request" -> request(json);
            default -> json.skip();
        }
    }

    private Optional<PolicySet> one(CaseJson json, String name, PolicyKind kind)
            throws IOException, CaseException {
        JsonToken token = json.next();
        return token == JsonToken.VALUE_NULL
                ? Optional.empty()
                : Optional.of(policies.set(List.of(policies.policy(json, token, name, kind))));
    }

    private void request(CaseJson json) throws IOException, CaseException {
        if (!json.startObject("request")) {
            return;
        }
        while (json.nextMember()) {
            switch (json.name()) {
                case "action" -> action = json.string("request.action");
                case "resource" -> resource = json.string("request.resource");
                case "resourceAccount" -> resourceAccount = json.string("request.resourceAccount");
                case "context" -> context(json);
                default -> json.skip();
            }
        }
    }

    private void context(CaseJson json) throws IOException, CaseException {
        if (!json.startObject("request.context")) {
            return;
        }
        while (json.nextMember()) {
            String key = json.name();
            List<String> values = json.texts("request.context." + key);
            if (!values.isEmpty()) {
                context.put(key, values);
            }
            if (key.equalsIgnoreCase("aws:PrincipalArn") && values.size() == 1) {
                principal.tellArn(values.getFirst());
            }
        }
    }
}
