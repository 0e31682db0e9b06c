package cloister.server;

import cloister.server.facts.Connection;
import cloister.server.page.Notice;
import cloister.server.page.Pages;
import cloister.server.page.Words;
import cloister.server.proxy.Field;
import cloister.server.proxy.OriginCheck;
import cloister.studio.Studio;
import cloister.studio.StudioApp;
import cloister.studio.StudioSession;
import cloister.studio.runtime.AppDoor;
import cloister.studio.runtime.AppHost;
import cloister.wire.HttpResponse;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A Studio's origin: lets a ticket's bearer in, and says for each request whether it goes on to the
 * app. It is decided again each time, as if the Studio's opener asked for its URL now.
 */
final class AppSite {
    private final Studio studio;
    private final AppHost runtime;
    private final StudioDoor door;
    private final Tickets tickets;
    private final StudioOrigins origins;
    private final boolean secure;

    /**
     * @param secure whether people come by HTTPS, so that cookies must
     */
    AppSite(
            Studio studio,
            AppHost runtime,
            StudioDoor door,
            Tickets tickets,
            StudioOrigins origins,
            boolean secure) {
        this.studio = studio;
        this.runtime = runtime;
        this.door = door;
        this.tickets = tickets;
        this.origins = origins;
        this.secure = secure;
    }

    /** A request at a Studio's origin. */
    record Request(
            String studioId,
            String method,
            String path,
            String query,
            List<Field> fields,
            Connection connection,
            Trail trail) {
        Instant now() {
            return trail.time();
        }

        Words words() {
            return Words.accepted(
                    fields.stream()
                            .filter(field -> field.name().equalsIgnoreCase("Accept-Language"))
                            .map(Field::value)
                            .findFirst());
        }
    }

    /** What becomes of a request. */
    sealed interface Way {
        /** It goes on to the app, and stays open as long as its visitor may. */
        record On(AppDoor door, OpenConnections.Visitor visitor) implements Way {}

        /** It is answered here. */
        record Answer(HttpResponse response) implements Way {}
    }

    Way way(Request request, boolean webSocket) {
        if (request.path().equals("/auth")) {
            return new Way.Answer(enter(request));
        }
        Optional<HttpResponse> file = FrontDoor.file(request.path());
        if (file.isPresent()) {
            return new Way.Answer(file.get());
        }
        String origin = origins.of(request.studioId());
        boolean own =
                webSocket
                        ? OriginCheck.passesWebSocket(request.fields(), origin)
                        : OriginCheck.passes(request.method(), request.fields(), origin);
        if (!own) {
            request.trail().failed("CrossOrigin");
            return refused(Notice.ended(request.words()));
        }
        Optional<StudioSession> session = session(request);
        if (session.isEmpty()) {
            request.trail().failed("ExpiredToken");
            return refused(Notice.ended(request.words()));
        }
        return switch (door.admit(session.get(), request.connection(), request.trail())) {
            case Admission.Admitted() -> admitted(request, session.get());
            case Admission.Ended() -> refused(Notice.ended(request.words()));
            case Admission.Denied(String message) ->
                    refused(Notice.refused(request.words(), message));
        };
    }

    /** Whether a connection may stay open; that it may not is audited. */
    boolean mayStay(
            OpenConnections.Visitor visitor, Function<Connection, Trail> trails, AuditLog audit) {
        Trail trail = trails.apply(visitor.connection());
        trail.operation("CLOSE " + visitor.studioId());
        boolean stays =
                studio.entered(visitor.entrance(), trail.time())
                        .filter(session -> session.studioId().equals(visitor.studioId()))
                        .filter(
                                session ->
                                        door.admit(session, visitor.connection(), trail)
                                                instanceof Admission.Admitted)
                        .isPresent();
        if (!stays) {
            audit.add(trail.end(403));
        }
        return stays;
    }

    private HttpResponse enter(Request request) {
        Optional<Tickets.Ticket> ticket =
                StudioSite.parameter(request.query(), "ticket")
                        .flatMap(name -> tickets.take(name, request.studioId(), request.now()));
        Optional<StudioSession> session =
                ticket.flatMap(taken -> studio.entered(taken.entrance(), request.now()));
        if (session.isEmpty()) {
            request.trail().failed("ExpiredToken");
            return PageAnswer.page(403, Pages.notice(Notice.linkUsed(request.words())));
        }
        return PageAnswer.with(
                PageAnswer.seeOther(ticket.orElseThrow().landing()),
                "Set-Cookie",
                AppCookie.set(
                        ticket.orElseThrow().entrance(),
                        secure,
                        session.get().expires(),
                        request.now()));
    }

    private Optional<StudioSession> session(Request request) {
        return AppCookie.of(request.fields(), secure).stream()
                .flatMap(entrance -> studio.entered(entrance, request.now()).stream())
                .filter(session -> session.studioId().equals(request.studioId()))
                .findFirst();
    }

    private Way admitted(Request request, StudioSession session) {
        Optional<AppDoor> app =
                studio.apps(session).stream()
                        .filter(StudioApp::serves)
                        .flatMap(serving -> runtime.door(serving.launch().id()).stream())
                        .filter(serving -> request.path().startsWith(serving.base()))
                        .findFirst();
        if (app.isEmpty()) {
            return new Way.Answer(
                    PageAnswer.page(404, Pages.notice(Notice.missing(request.words()))));
        }
        if (request.path().equals(app.get().base() + "logout")) {
            studio.leave(session.cookie());
            return new Way.Answer(
                    PageAnswer.with(
                            PageAnswer.page(200, Pages.notice(Notice.signedOut(request.words()))),
                            "Set-Cookie",
                            AppCookie.clear(secure)));
        }
        return new Way.On(
                app.get(),
                new OpenConnections.Visitor(
                        request.studioId(), session.cookie(), request.connection()));
    }

    private static Way refused(Notice notice) {
        return new Way.Answer(PageAnswer.page(403, Pages.notice(notice)));
    }
}
