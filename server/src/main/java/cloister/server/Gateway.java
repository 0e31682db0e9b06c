package cloister.server;

import cloister.identity.Credential;
import cloister.identity.Vouched;
import cloister.policy.AuthorizationRequest;
import cloister.policy.Decision;
import cloister.server.facts.Asked;
import cloister.server.facts.Asker;
import cloister.server.facts.Asking;
import cloister.server.facts.Connection;
import cloister.wire.ApiException;
import cloister.wire.AuthFailure;
import cloister.wire.AuthFailureException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.CredentialScope;
import cloister.wire.HttpRequestView;
import cloister.wire.HttpResponse;
import cloister.wire.JsonProtocol;
import cloister.wire.OperationModel;
import cloister.wire.Protocol;
import cloister.wire.QueryProtocol;
import cloister.wire.RestJsonProtocol;
import cloister.wire.Route;
import cloister.wire.Services;
import cloister.wire.SignedRequest;
import cloister.wire.Struct;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The way of a request, from the connection to the answer. Nothing goes back, nothing reaches a
 * command undecided, and what fails is refused.
 */
final class Gateway {
    private static final System.Logger LOG = System.getLogger(Gateway.class.getName());

    /** Where STS's global endpoint is, to which unsigned calls go. */
    private static final String GLOBAL_REGION = "us-east-1";

    private final Recognition recognition;
    private final Authentication authentication;
    private final Vouching vouching;
    private final Reading reading;
    private final Asking asking;
    private final Deciding deciding;
    private final Commands commands;

    Gateway(
            Recognition recognition,
            Authentication authentication,
            Vouching vouching,
            Reading reading,
            Asking asking,
            Deciding deciding,
            Commands commands) {
        this.recognition = recognition;
        this.authentication = authentication;
        this.vouching = vouching;
        this.reading = reading;
        this.asking = asking;
        this.deciding = deciding;
        this.commands = commands;
    }

    /** Tells what a request asks for. */
    interface Recognition {
        /**
         * The operation in the model.
         *
         * @param scope of the request's signature; none where it isn't signed
         * @throws ApiException no such operation is served
         * @throws AuthFailureException the signature is for another service
         */
        Route route(HttpRequestView request, Optional<CredentialScope> scope);
    }

    /** Makes sure of who asks. */
    interface Authentication {
        /**
         * The caller, as it is now.
         *
         * @throws AuthFailureException the key is nobody's, or the signature not its owner's
         */
        Authenticated caller(SignedRequest signed, Instant now);
    }

    /**
     * Who asks, made sure of.
     *
     * @param request as the caller meant it: its body without the framing of chunks
     */
    record Authenticated(Credential credential, HttpRequestView request) {}

    /** Makes sure of who asks where no signature tells, but the word of an identity provider. */
    interface Vouching {
        /** Whether callers of an operation, {@code prefix:Operation}, are known in this way. */
        boolean takes(String operation);

        /**
         * The caller, and the input with what the provider's word adds to it.
         *
         * @throws ApiException the word isn't genuine, or not for here and now
         */
        Vouched caller(String operation, Struct input, Instant now);
    }

    /** Reads what is asked. */
    interface Reading {
        /**
         * The input, checked against the model.
         *
         * @throws ApiException it can't be read, or the model doesn't allow it
         */
        Struct input(Route route, HttpRequestView request);
    }

    /** Decides. */
    interface Deciding {
        Decision decide(AuthorizationRequest request);
    }

    /** Finds what an operation does once it is allowed. */
    interface Commands {
        /** The command by {@code prefix:Operation}; empty where the operation isn't served. */
        Optional<Command> command(String name);
    }

    /** Answers a request, whatever happens. */
    HttpResponse answer(HttpRequestView request, Connection connection, Trail trail) {
        Protocol protocol = Services.protocol(request);
        Optional<OperationModel> operation = Optional.empty();
        ApiException error;
        try {
            Optional<SignedRequest> signed = signed(request);
            signed.ifPresent(known -> trail.region(known.scope().region()));
            Route route = route(request, signed);
            operation = Optional.of(route.operation());
            trail.operation(name(route));
            Struct output =
                    vouching.takes(name(route))
                            ? vouched(route, reading.input(route, request), connection, trail)
                            : follow(
                                    route,
                                    signed.orElseThrow(Gateway::unsigned),
                                    connection,
                                    trail);
            return protocol.writeOutput(route.operation(), output, trail.requestId());
        } catch (AuthFailureException stranger) {
            error = stranger.in(protocol);
        } catch (ApiException refused) {
            error = refused;
        } catch (RuntimeException | StackOverflowError failure) {
            LOG.log(Level.ERROR, "request " + trail.requestId() + " failed", failure);
            error = internalFailure();
        }
        trail.failed(error.code());
        return protocol.writeError(operation, error, trail.requestId());
    }

    private static Optional<SignedRequest> signed(HttpRequestView request) {
        return SignedRequest.isSigned(request)
                ? Optional.of(SignedRequest.parse(request))
                : Optional.empty();
    }

    private Route route(HttpRequestView request, Optional<SignedRequest> signed) {
        try {
            return recognition.route(request, signed.map(SignedRequest::scope));
        } catch (ApiException unknown) {
            if (signed.isEmpty()) {
                throw unsigned(); // strangers aren't told what there is
            }
            throw unknown;
        }
    }

    private static AuthFailureException unsigned() {
        return new AuthFailureException(
                AuthFailure.MISSING_TOKEN, "Request is missing Authentication Token");
    }

    /**
     * Runs an operation for somebody whom an identity provider's word in the input makes sure of.
     *
     * @throws ApiException as {@link #run}; the word isn't genuine, or not for here and now
     */
    Struct vouched(Route route, Struct input, Connection connection, Trail trail) {
        Vouched who = vouching.caller(name(route), input, trail.time());
        trail.caller(who.credential().caller());
        Asker asker = new Asker(who.credential(), GLOBAL_REGION, connection);
        return run(route, asker, who::input, trail);
    }

    private Struct follow(Route route, SignedRequest signed, Connection connection, Trail trail) {
        Authenticated who = authentication.caller(signed, trail.time());
        trail.caller(who.credential().caller());
        Asker asker = new Asker(who.credential(), signed.scope().region(), connection);
        return run(route, asker, () -> reading.input(route, who.request()), trail);
    }

    /**
     * Runs an operation for somebody who was made sure of, if it is allowed.
     *
     * @throws ApiException it isn't served, its input is wrong, it isn't allowed, or it fails
     */
    Struct run(Route route, Asker asker, Supplier<Struct> reader, Trail trail) {
        Command command = commands.command(name(route)).orElseThrow(() -> notServed(route));
        Struct input = reader.get();
        Call call =
                new Call(
                        route.service().signingName(),
                        route.operation().name(),
                        input,
                        asker.credential().caller(),
                        asker.region(),
                        trail.time(),
                        trail.requestId());
        decide(call, asker.credential(), asker.connection(), trail)
                .filter(denied -> !asking.alwaysAnswered(call))
                .ifPresent(
                        denied -> {
                            throw AuthFailure.ACCESS_DENIED.in(
                                    route.protocol(), Denial.message(call.caller().arn(), denied));
                        });
        return command.run(call);
    }

    /** Decides all that a call must be allowed, up to the first denial, which is given back. */
    Optional<Decided> decide(Call call, Credential credential, Connection connection, Trail trail) {
        List<Asked> requests = asking.requests(call, credential, connection);
        if (requests.isEmpty()) {
            throw new IllegalStateException("nothing was asked about " + call.operation());
        }
        List<Decided> decided = new ArrayList<>();
        for (Asked asked : requests) {
            Decided answer = new Decided(asked, deciding.decide(asked.request()));
            decided.add(answer);
            if (!answer.decision().allowed()) {
                trail.decided(decided);
                return Optional.of(answer);
            }
        }
        trail.decided(decided);
        return Optional.empty();
    }

    private static String name(Route route) {
        return route.service().signingName() + ":" + route.operation().name();
    }

    private static ApiException notServed(Route route) {
        String message =
                "Cloister does not serve "
                        + name(route)
                        + "; its documentation lists what it does.";
        return switch (route.protocol()) {
            case JsonProtocol json -> new ApiException("UnknownOperationException", message, 400);
            case RestJsonProtocol rest ->
                    new ApiException("UnknownOperationException", message, 404);
            case QueryProtocol query -> new ApiException("InvalidAction", message, 400);
        };
    }

    static ApiException internalFailure() {
        return new ApiException(
                "InternalFailure",
                "The request processing has failed because of an unknown error, exception or"
                        + " failure.",
                500);
    }
}
