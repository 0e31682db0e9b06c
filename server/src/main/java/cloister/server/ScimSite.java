package cloister.server;

import cloister.identity.Scim;
import cloister.identity.ScimAnswer;
import cloister.identity.ScimRequest;
import cloister.server.facts.Connection;
import cloister.wire.Caller;
import cloister.wire.HttpResponse;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;

/** The address that identity providers provision the directory at, and that of their tokens. */
record ScimSite(Scim scim, String account, ScimTokenSite tokens) {
    static final String PATH = "/scim/v2";

    private static final System.Logger LOG = System.getLogger(ScimSite.class.getName());
    private static final String SERVICE = "identitystore-scim:";

    static boolean isAt(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/") || ScimTokenSite.isAt(path);
    }

    HttpResponse answer(ReceivedRequest request, Connection connection, Trail trail) {
        return ScimTokenSite.isAt(request.rawPath())
                ? tokens.answer(request, connection, trail)
                : provision(request, trail);
    }

    private HttpResponse provision(ReceivedRequest request, Trail trail) {
        trail.operation(SERVICE + request.method());
        try {
            ScimAnswer answer =
                    scim.answer(
                            new ScimRequest(
                                    request.method(),
                                    request.rawPath().substring(PATH.length()),
                                    request.rawQuery(),
                                    request.header("Authorization"),
                                    request.body(),
                                    trail.time(),
                                    trail.requestId()));
            answer.operation().ifPresent(name -> trail.operation(SERVICE + name));
            answer.by().ifPresent(token -> trail.caller(caller(token)));
            answer.error().ifPresent(trail::failed);
            return new HttpResponse(answer.status(), headers(answer), answer.body());
        } catch (RuntimeException | StackOverflowError failure) {
            LOG.log(Level.ERROR, "request " + trail.requestId() + " failed", failure);
            trail.failed("InternalServerException");
            return new HttpResponse(500, Map.of("Content-Type", "application/json"), new byte[0]);
        }
    }

    private static Map<String, String> headers(ScimAnswer answer) {
        Map<String, String> kept = Map.of("Cache-Control", "no-store");
        if (answer.body().length == 0) {
            return kept;
        }
        return answer.status() == 401
                ? Map.of(
                        "Cache-Control", "no-store",
                        "Content-Type", "application/json",
                        "WWW-Authenticate", "Bearer")
                : Map.of("Cache-Control", "no-store", "Content-Type", "application/json");
    }

    /** Whoever brings a token: nobody of IAM's. */
    private Caller caller(String token) {
        return new Caller(
                "arn:aws:identitystore-scim::" + account + ":token/" + token,
                account,
                token,
                "",
                Optional.empty());
    }
}
