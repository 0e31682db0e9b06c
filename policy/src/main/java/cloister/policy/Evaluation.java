package cloister.policy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * IAM's evaluation logic over one request (IAM User Guide: policy evaluation logic).
 *
 * <p>Every layer is asked once. A Deny in any of them settles the request. If there is none, the
 * guardrails of the organization must each allow it; then the resource's own policy may grant it to
 * the principal itself; else what is attached to the principal must allow it, and across accounts,
 * or where the resource's own policy is mandatory, that policy too.
 */
final class Evaluation {
    private static final String CALLER_IDENTITY = "sts:GetCallerIdentity";
    private static final Decision ALLOWED_ALWAYS =
            new Decision(Outcome.ALLOW, Layer.IDENTITY, List.of());
    private static final Map<Layer, Decision> IMPLICIT_DENIALS = new EnumMap<>(Layer.class);

    static {
        for (Layer layer : Layer.values()) {
            IMPLICIT_DENIALS.put(layer, new Decision(Outcome.IMPLICIT_DENY, layer, List.of()));
        }
    }

    private final AuthorizationRequest request;
    private final Principal principal;
    private final Grants grants;
    private final OwnPolicy own;

    private Entry denial = Entry.NONE;
    private Layer denialLayer = Layer.IDENTITY;
    private boolean serviceControlAllows = true;
    private boolean resourceControlAllows = true;
    private Entry resource = Entry.NONE;
    private Entry identity = Entry.NONE;
    private boolean boundaryAllows = true;
    private boolean sessionAllows = true;

    private Evaluation(AuthorizationRequest request) {
        this.request = request;
        this.principal = request.principal();
        this.grants = request.grants();
        this.own = OwnPolicy.of(request.action(), request.resource());
    }

    static Decision of(AuthorizationRequest request) {
        return request.action().equalsIgnoreCase(CALLER_IDENTITY)
                ? ALLOWED_ALWAYS
                : new Evaluation(request).decide();
    }

    private Decision decide() {
        boolean attached = principal.hasIdentityPolicies();
        boolean denied =
                guardrailsDeny(attached) || resourceDenies() || (attached && attachedDeny());
        if (denied) {
            return denial.decision(denialLayer);
        }
        if (!resourceControlAllows) {
            return implicit(Layer.RESOURCE_CONTROL);
        }
        if (!serviceControlAllows) {
            return implicit(Layer.SERVICE_CONTROL);
        }
        return attached ? allowAttached() : allowUnattached();
    }

    /** Service-linked roles stand outside the organization's policies. */
    private boolean guardrailsDeny(boolean attached) {
        if (principal.isServiceLinked()) {
            return false;
        }
        if (attached) {
            for (PolicySet level : grants.serviceControl()) {
                Entry entry = level.settle(request);
                if (denies(entry, Layer.SERVICE_CONTROL)) {
                    return true;
                }
                serviceControlAllows &= entry.allows();
            }
        }
        for (PolicySet level : grants.resourceControl()) {
            Entry entry = level.settleFor(request);
            if (denies(entry, Layer.RESOURCE_CONTROL)) {
                return true;
            }
            resourceControlAllows &= entry.allows();
        }
        return false;
    }

    private boolean resourceDenies() {
        if (request.resourcePolicy().isEmpty()) {
            return false;
        }
        resource = request.resourcePolicy().get().settleFor(request);
        return denies(resource, own.layer());
    }

    private boolean attachedDeny() {
        identity = grants.identity().settle(request);
        if (denies(identity, Layer.IDENTITY)) {
            return true;
        }
        if (grants.boundary().isPresent()) {
            Entry entry = grants.boundary().get().settle(request);
            if (denies(entry, Layer.BOUNDARY)) {
                return true;
            }
            boundaryAllows = entry.allows();
        }
        // A federated user's session can do no more than its session policies say, so with none it
        // can do nothing of its own (STS API: GetFederationToken).
        sessionAllows =
                principal.type() != PrincipalType.FEDERATED_USER || !grants.session().isEmpty();
        for (PolicySet policies : grants.session()) {
            Entry entry = policies.settle(request);
            if (denies(entry, Layer.SESSION)) {
                return true;
            }
            sessionAllows &= entry.allows();
        }
        return false;
    }

    private boolean denies(Entry entry, Layer layer) {
        if (!entry.denies()) {
            return false;
        }
        denial = entry;
        denialLayer = layer;
        return true;
    }

    /** A service, an identity provider or nobody: only the resource's own policy can allow it. */
    private Decision allowUnattached() {
        return resource.allows() ? resource.decision(own.layer()) : implicit(own.layer());
    }

    private Decision allowAttached() {
        Grant grant = resource.allows() ? resource.statement().grant(principal) : Grant.NONE;
        boolean foreign = !request.isWithinAccount();
        if (!foreign && grant == Grant.DIRECT) {
            return resource.decision(own.layer());
        }
        boolean identityAllows = identity.allows() || principal.type() == PrincipalType.ROOT;
        boolean byRole = !foreign && grant == Grant.ROLE;
        if (!identityAllows && !byRole) {
            return implicit(Layer.IDENTITY);
        }
        boolean needsOwn = foreign || own.isMandatory();
        if (needsOwn && grant == Grant.NONE) {
            return implicit(own.layer());
        }
        if (!boundaryAllows) {
            return implicit(Layer.BOUNDARY);
        }
        if (!sessionAllows) {
            return implicit(Layer.SESSION);
        }
        if (byRole) {
            return resource.decision(own.layer());
        }
        if (!identity.allows()) {
            return needsOwn ? resource.decision(own.layer()) : ALLOWED_ALWAYS;
        }
        return needsOwn
                ? new Decision(
                        Outcome.ALLOW,
                        Layer.IDENTITY,
                        List.of(identity.ref(Layer.IDENTITY), resource.ref(own.layer())))
                : identity.decision(Layer.IDENTITY);
    }

    private static Decision implicit(Layer layer) {
        return Objects.requireNonNull(IMPLICIT_DENIALS.get(layer));
    }
}
