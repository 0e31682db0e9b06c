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
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers signed requests for what is Cloister's own and in no API model: who asks is found out and
 * decided about like the caller of any operation.
 */
record OwnCalls(Gateway.Authentication authentication, AuthorizationRequests requests) {
    private static final System.Logger LOG = System.getLogger(OwnCalls.class.getName());

    /**
     * What is asked for.
     *
     * @param service the prefix of its action
     * @param resource the ARN that it is decided about
     * @param work what is done once it is allowed
     */
    record Asking(
            String service,
            String operation,
            Struct input,
            Function<Call, String> resource,
            Function<Call, HttpResponse> work) {}

    /**
     * Answers a request, whatever happens.
     *
     * @param read finds out what is asked for; may throw {@link ApiException}
     */
    HttpResponse answer(
            HttpRequestView request, Connection connection, Trail trail, Supplier<Asking> read) {
        Protocol protocol = Services.protocol(request);
        try {
            Asking asking = read.get();
            trail.operation(asking.service() + ":" + asking.operation());
            SignedRequest signed = SignedRequest.parse(request);
            Credential credential = authentication.caller(signed, trail.time()).credential();
            trail.caller(credential.caller());
            Call call =
                    new Call(
                            asking.service(),
                            asking.operation(),
                            asking.input(),
                            credential.caller(),
                            signed.scope().region(),
                            trail.time(),
                            trail.requestId());
            Asked asked = requests.own(call, credential, connection, asking.resource().apply(call));
            decide(call, asked, protocol, trail);
            return asking.work().apply(call);
        } catch (AuthFailureException stranger) {
            return refused(protocol, stranger.in(protocol), trail);
        } catch (ApiException error) {
            return refused(protocol, error, trail);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "request " + trail.requestId() + " failed", failure);
            return refused(protocol, Gateway.internalFailure(), trail);
        }
    }

    private static void decide(Call call, Asked asked, Protocol protocol, Trail trail) {
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
}
