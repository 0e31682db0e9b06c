package cloister.server;

import cloister.identity.DirectoryPerson;
import cloister.identity.Portal;
import cloister.wire.ApiException;
import cloister.wire.AuthFailureException;
import cloister.wire.Caller;
import cloister.wire.HttpResponse;
import cloister.wire.OperationModel;
import cloister.wire.Protocol;
import cloister.wire.Route;
import cloister.wire.ServiceModel;
import cloister.wire.Services;
import cloister.wire.SignedRequest;
import cloister.wire.Struct;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The portal's APIs, whose requests aren't signed: what they may is decided by the token that they
 * bring, so they don't go the way of signed requests.
 */
final class PortalSite {
    private static final System.Logger LOG = System.getLogger(PortalSite.class.getName());
    private static final Set<String> PATHS =
            Set.of(
                    "/client/register",
                    "/device_authorization",
                    "/token",
                    "/assignment/accounts",
                    "/assignment/roles",
                    "/federation/credentials",
                    "/logout");

    private final Portal portal;
    private final String account;
    private final Gateway.Reading reading = new ModelReading();

    /** The models are read when somebody first comes, so that no start waits for them. */
    private static final class Models {
        static final Services SERVICES =
                new Services(List.of(ServiceModel.load("sso"), ServiceModel.load("sso-oidc")));
    }

    PortalSite(Portal portal, String account) {
        this.portal = portal;
        this.account = account;
    }

    static boolean isAt(ReceivedRequest request) {
        return PATHS.contains(request.rawPath()) && !SignedRequest.isSigned(request);
    }

    HttpResponse answer(ReceivedRequest request, Trail trail) {
        Protocol protocol = Services.protocol(request);
        Optional<OperationModel> operation = Optional.empty();
        ApiException error;
        try {
            Route route = Models.SERVICES.route(request, Optional.empty());
            operation = Optional.of(route.operation());
            String name = route.service().signingName() + ":" + route.operation().name();
            trail.operation(name);
            if (!portal.takes(name)) {
                throw new ApiException("UnknownOperationException", "", 404);
            }
            Struct input = reading.input(route, request);
            Optional<DirectoryPerson> person = portal.person(input, trail.time());
            person.ifPresent(known -> trail.caller(caller(known)));
            return protocol.writeOutput(
                    route.operation(),
                    portal.answer(name, input, person, trail.time()),
                    trail.requestId());
        } catch (AuthFailureException stranger) {
            error = stranger.in(protocol);
        } catch (ApiException refused) {
            error = refused;
        } catch (RuntimeException | StackOverflowError failure) {
            LOG.log(Level.ERROR, "request " + trail.requestId() + " failed", failure);
            error = Gateway.internalFailure();
        }
        trail.failed(error.code());
        return protocol.writeError(operation, error, trail.requestId());
    }

    private Caller caller(DirectoryPerson person) {
        return new Caller(person.arn(), account, person.userId(), "", Optional.empty());
    }
}
