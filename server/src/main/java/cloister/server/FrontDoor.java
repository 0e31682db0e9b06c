package cloister.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.server.facts.Connection;
import cloister.server.page.Notice;
import cloister.server.page.Pages;
import cloister.server.page.Words;
import cloister.wire.ApiException;
import cloister.wire.HttpRequest;
import cloister.wire.HttpResponse;
import cloister.wire.Services;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends each request to the gateway or to the pages, and writes down how it ended before the answer
 * goes out: what can't be audited is answered as failed.
 */
final class FrontDoor implements HttpListener.Front {
    private static final System.Logger LOG = System.getLogger(FrontDoor.class.getName());
    private static final String OWN = "/_cloister/";
    private static final String WHY = OWN + "why/";

    private final Gateway gateway;
    private final StudioSite studioSite;
    private final Why why;
    private final CredentialsEndpoint credentials;
    private final AuditLog audit;
    private final Clock clock;

    FrontDoor(
            Gateway gateway,
            StudioSite studioSite,
            Why why,
            CredentialsEndpoint credentials,
            AuditLog audit,
            Clock clock) {
        this.gateway = gateway;
        this.studioSite = studioSite;
        this.why = why;
        this.credentials = credentials;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public HttpResponse answer(ReceivedRequest request, Connection connection) {
        Trail trail = trail(connection);
        String path = request.rawPath();
        if (path.startsWith(WHY)) {
            return audited(
                    trail, why.answer(path.substring(WHY.length()), request, connection, trail));
        }
        if (path.equals(CredentialsEndpoint.PATH)) {
            return audited(trail, credentials.answer(request, connection, trail));
        }
        if (path.startsWith(OWN)) {
            return identified(own(path.substring(OWN.length()), request), trail);
        }
        HttpResponse answer =
                path.startsWith("/studio/")
                        ? page(request, connection, trail)
                        : gateway.answer(request, connection, trail);
        return audited(trail, answer);
    }

    @Override
    public HttpResponse tooLarge(Optional<String> contentType, Connection connection) {
        Trail trail = trail(connection);
        HttpRequest unread =
                new HttpRequest(
                        "POST",
                        "/",
                        "",
                        contentType
                                .map(type -> Map.of("Content-Type", List.of(type)))
                                .orElse(Map.of()),
                        new byte[0]);
        ApiException error =
                new ApiException(
                        "RequestEntityTooLarge",
                        "The request's body is over "
                                + ReceivedRequest.LIMIT
                                + " bytes, the most that is taken here.",
                        413);
        trail.failed(error.code());
        return audited(
                trail,
                Services.protocol(unread).writeError(Optional.empty(), error, trail.requestId()));
    }

    private Trail trail(Connection connection) {
        return new Trail(clock.instant(), UUID.randomUUID().toString(), connection);
    }

    private static HttpResponse own(String name, ReceivedRequest request) {
        return switch (name) {
            case "health" ->
                    new HttpResponse(
                            200,
                            Map.of("Content-Type", "application/json"),
                            "{\"status\":\"ok\"}\n".getBytes(UTF_8));
            default ->
                    file(OWN + name)
                            .orElseGet(
                                    () ->
                                            PageAnswer.page(
                                                    404,
                                                    Pages.notice(
                                                            Notice.missing(
                                                                    Words.accepted(
                                                                            request.header(
                                                                                    "Accept-Language"))))));
        };
    }

    /** A file that pages refer to, at whatever origin they are. */
    static Optional<HttpResponse> file(String path) {
        return switch (path) {
            case OWN + "style.css" -> Optional.of(fixed("text/css; charset=utf-8", Pages.style()));
            case OWN + "icon.svg" -> Optional.of(fixed("image/svg+xml", Pages.icon()));
            default -> Optional.empty();
        };
    }

    private static HttpResponse fixed(String contentType, byte[] content) {
        return new HttpResponse(
                200,
                Map.of(
                        "Content-Type", contentType,
                        "X-Content-Type-Options", "nosniff",
                        "Cache-Control", "max-age=3600"),
                content);
    }

    private HttpResponse page(ReceivedRequest request, Connection connection, Trail trail) {
        trail.operation(request.method() + " " + request.rawPath());
        try {
            return studioSite.answer(request, connection, trail);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "request " + trail.requestId() + " failed", failure);
            trail.failed("InternalFailure");
            Words words = Words.accepted(request.header("Accept-Language"));
            return PageAnswer.page(500, Pages.notice(Notice.failed(words, trail.requestId())));
        }
    }

    private HttpResponse audited(Trail trail, HttpResponse answer) {
        try {
            audit.add(trail.end(answer.status()));
            return identified(answer, trail);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "request " + trail.requestId() + " wasn't audited", failure);
            return identified(
                    new HttpResponse(500, Map.of("Content-Type", "text/plain"), new byte[0]),
                    trail);
        }
    }

    private static HttpResponse identified(HttpResponse answer, Trail trail) {
        return answer.headers().containsKey("x-amzn-RequestId")
                ? answer
                : PageAnswer.with(answer, "x-amzn-RequestId", trail.requestId());
    }
}
