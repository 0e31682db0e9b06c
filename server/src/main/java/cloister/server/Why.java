package cloister.server;

import cloister.identity.Credential;
import cloister.policy.Authorizer;
import cloister.policy.Decision;
import cloister.server.facts.Asked;
import cloister.server.facts.AuthorizationRequests;
import cloister.server.facts.Connection;
import cloister.wire.ApiException;
import cloister.wire.AuthFailure;
import cloister.wire.AuthFailureException;
import cloister.wire.Call;
import cloister.wire.HttpRequestView;
import cloister.wire.HttpResponse;
import cloister.wire.Protocol;
import cloister.wire.Services;
import cloister.wire.SignedRequest;
import cloister.wire.Struct;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Explains a decision again, to whoever is allowed {@code cloister:Explain} on it: an explanation
 * shows policies of others.
 */
final class Why {
    private static final System.Logger LOG = System.getLogger(Why.class.getName());

    private final Gateway.Authentication authentication;
    private final AuthorizationRequests requests;
    private final AuditLog audit;

    Why(Gateway.Authentication authentication, AuthorizationRequests requests, AuditLog audit) {
        this.authentication = authentication;
        this.requests = requests;
        this.audit = audit;
    }

    /** Answers a signed request for the explanation of a request's decisions, as JSON. */
    HttpResponse answer(
            String requestId, HttpRequestView request, Connection connection, Trail trail) {
        Protocol protocol = Services.protocol(request);
        trail.operation("cloister:Explain");
        try {
            SignedRequest signed = SignedRequest.parse(request);
            Credential credential = authentication.caller(signed, trail.time()).credential();
            trail.caller(credential.caller());
            Call call =
                    new Call(
                            "cloister",
                            "Explain",
                            Struct.EMPTY,
                            credential.caller(),
                            signed.scope().region(),
                            trail.time(),
                            trail.requestId());
            decide(call, credential, connection, requestId, protocol, trail);
            AuditEntry entry = audit.find(requestId).orElseThrow(() -> forgotten(requestId));
            return new HttpResponse(
                    200, Map.of("Content-Type", "application/json"), WhyJson.write(entry));
        } catch (AuthFailureException stranger) {
            return refused(protocol, stranger.in(protocol), trail);
        } catch (ApiException error) {
            return refused(protocol, error, trail);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "request " + trail.requestId() + " failed", failure);
            return refused(protocol, Gateway.internalFailure(), trail);
        }
    }

    private void decide(
            Call call,
            Credential credential,
            Connection connection,
            String requestId,
            Protocol protocol,
            Trail trail) {
        String resource =
                "arn:aws:cloister:"
                        + call.region()
                        + ":"
                        + call.caller().account()
                        + ":decision/"
                        + requestId;
        Asked asked = requests.own(call, credential, connection, resource);
        Decision decision = Authorizer.decide(asked.request());
        Decided decided = new Decided(asked, decision);
        trail.decided(List.of(decided));
        if (!decision.allowed()) {
            throw AuthFailure.ACCESS_DENIED.in(
                    protocol, Denial.message(call.caller().arn(), decided));
        }
    }

    private static HttpResponse refused(Protocol protocol, ApiException error, Trail trail) {
        trail.failed(error.code());
        return protocol.writeError(Optional.empty(), error, trail.requestId());
    }

    private static ApiException forgotten(String requestId) {
        return new ApiException(
                "ResourceNotFound",
                "No decision "
                        + requestId
                        + " is in memory. The newest "
                        + AuditLog.RECENT
                        + " are; the audit's files have the older ones.",
                404);
    }
}
