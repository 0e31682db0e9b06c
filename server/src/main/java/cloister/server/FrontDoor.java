package cloister.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.identity.AuthorizationMessages;
import cloister.server.console.Console;
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
final class FrontDoor implements HttpListener.Front, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FrontDoor.class.getName());

    /** A denial's sealed message, which DecodeAuthorizationMessage opens. */
    private static final String MESSAGE = "x-cloister-authorization-message";

    /** What clients surely take in one header, in characters. */
    private static final int LONGEST_MESSAGE = 6000;

    private static final String OWN = "/_cloister/";
    private static final String WHY = OWN + "why/";

    private final Gateway gateway;
    private final StudioSite studioSite;
    private final Console console;
    private final Why why;
    private final CredentialsEndpoint credentials;
    private final ScimSite scim;
    private final AuditLog audit;
    private final AuthorizationMessages messages;
    private final Clock clock;

    FrontDoor(
            Gateway gateway,
            StudioSite studioSite,
            Console console,
            Why why,
            CredentialsEndpoint credentials,
            ScimSite scim,
            AuditLog audit,
            AuthorizationMessages messages,
            Clock clock) {
        this.gateway = gateway;
        this.studioSite = studioSite;
        this.console = console;
        this.why = why;
        this.credentials = credentials;
        this.scim = scim;
        this.audit = audit;
        this.messages = messages;
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
        if (ScimSite.isAt(path)) {
            return audited(trail, scim.answer(request, connection, trail));
        }
        if (Console.isAt(path)) {
            return identified(console(request, connection, trail), trail);
        }
        if (isBrowserAtRoot(request)) {
            return identified(PageAnswer.seeOther("/console"), trail);
        }
        if (path.startsWith(OWN)) {
            return identified(own(path.substring(OWN.length()), request), trail);
        }
        return audited(
                trail,
                path.startsWith("/studio/")
                        ? page(request, connection, trail)
                        : explained(gateway.answer(request, connection, trail), trail));
    }

    private HttpResponse explained(HttpResponse answer, Trail trail) {
        return trail.denial()
                .map(why -> messages.encode(why, trail.time()))
                .filter(message -> message.length() <= LONGEST_MESSAGE)
                .map(message -> PageAnswer.with(answer, MESSAGE, message))
                .orElse(answer);
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
            case "console.js" -> fixed("text/javascript; charset=utf-8", Pages.script());
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

    /** The console audits what its pages call, each call by itself. */
    private HttpResponse console(ReceivedRequest request, Connection connection, Trail trail) {
        try {
            return console.answer(request, connection, trail.time());
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "request " + trail.requestId() + " failed", failure);
            Words words = Words.accepted(request.header("Accept-Language"));
            return PageAnswer.page(500, Pages.notice(Notice.failed(words, trail.requestId())));
        }
    }

    /** Somebody who typed the server's address; the API's clients sign what they ask there. */
    private static boolean isBrowserAtRoot(ReceivedRequest request) {
        return request.method().equals("GET")
                && request.rawPath().equals("/")
                && request.rawQuery().isEmpty()
                && request.header("Authorization").isEmpty()
                && request.header("Accept")
                        .filter(types -> types.contains("text/html"))
                        .isPresent();
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

    /** Lets nobody wait any more. */
    @Override
    public void close() {
        console.close();
    }
}
