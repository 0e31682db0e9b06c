package cloister.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.server.console.Console;
import cloister.server.facts.Connection;
import cloister.server.page.FormToken;
import cloister.server.page.Notice;
import cloister.server.page.Pages;
import cloister.server.page.Words;
import cloister.studio.Studio;
import cloister.studio.StudioSession;
import cloister.wire.HttpRequestView;
import cloister.wire.HttpResponse;

import java.net.URLDecoder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages of open Studios. A presigned URL opens one, once; every request on it is decided again
 * as if its opener asked for the URL now.
 */
final class StudioSite {
    private static final Pattern PATH = Pattern.compile("/studio/([a-z0-9-]+)(/[a-z-]*)?");

    private final Studio studio;
    private final StudioDoor door;
    private final StudioHome home;
    private final AppOpening opening;
    private final boolean secure;

    /**
     * @param secure whether people come by HTTPS, so that cookies must
     */
    StudioSite(
            Studio studio, StudioDoor door, StudioHome home, AppOpening opening, boolean secure) {
        this.studio = studio;
        this.door = door;
        this.home = home;
        this.opening = opening;
        this.secure = secure;
    }

    /** Answers a request for a page under {@code /studio/}. */
    HttpResponse answer(HttpRequestView request, Connection connection, Trail trail) {
        Words words = Words.accepted(request.header("Accept-Language"));
        Matcher path = PATH.matcher(request.rawPath());
        if (!path.matches()) {
            return PageAnswer.page(404, Pages.notice(Notice.missing(words)));
        }
        String domainId = path.group(1);
        String page = Optional.ofNullable(path.group(2)).orElse("");
        Visit visit = new Visit(request, connection, trail, words, domainId);
        return switch (request.method() + " " + page) {
            case "GET /auth" -> open(visit);
            case "GET ", "GET /" -> show(visit);
            case "GET /open" -> admitted(visit, session -> opening.open(visit.opening(session)));
            case "GET /enter" -> admitted(visit, session -> opening.enter(visit.opening(session)));
            case "POST /sign-out" -> signOut(visit);
            default -> PageAnswer.page(404, Pages.notice(Notice.missing(words)));
        };
    }

    /** A request for a page of a domain's Studio. */
    private record Visit(
            HttpRequestView request,
            Connection connection,
            Trail trail,
            Words words,
            String domainId) {
        Instant now() {
            return trail.time();
        }

        AppOpening.Opening opening(StudioSession session) {
            return new AppOpening.Opening(session, connection, trail, words);
        }
    }

    private HttpResponse open(Visit visit) {
        Optional<StudioSession> session =
                parameter(visit.request().rawQuery(), "token")
                        .flatMap(token -> studio.redeem(token, visit.now()))
                        .filter(opened -> opened.domainId().equals(visit.domainId()));
        if (session.isEmpty()) {
            visit.trail().failed("ExpiredToken");
            return PageAnswer.page(403, Pages.notice(Notice.linkUsed(visit.words())));
        }
        return refusal(visit, session.get())
                .orElseGet(
                        () ->
                                PageAnswer.with(
                                        PageAnswer.seeOther(landing(session.get())),
                                        "Set-Cookie",
                                        SessionCookie.set(session.get(), secure, visit.now())));
    }

    /** The Studio's own page, or the way to its apps (API reference, LandingUri). */
    private String landing(StudioSession session) {
        boolean home = session.landingUri().filter(uri -> uri.startsWith("studio:")).isPresent();
        return "/studio/" + session.domainId() + (home || !opening.canRun() ? "" : "/open");
    }

    private HttpResponse show(Visit visit) {
        return admitted(
                visit,
                session ->
                        PageAnswer.page(
                                200,
                                Pages.home(
                                        home.page(
                                                session,
                                                visit.words(),
                                                visit.now(),
                                                visit.trail().requestId()))));
    }

    private HttpResponse admitted(Visit visit, Function<StudioSession, HttpResponse> page) {
        Optional<StudioSession> session = session(visit);
        if (session.isEmpty()) {
            visit.trail().failed("ExpiredToken");
            return ended(visit);
        }
        return refusal(visit, session.get()).orElseGet(() -> page.apply(session.get()));
    }

    /** The page of a Studio that isn't open; people who come by single sign-on come in anew. */
    private HttpResponse ended(Visit visit) {
        return studio.isEnteredBySignOn(visit.domainId())
                ? PageAnswer.seeOther(Console.PORTAL)
                : PageAnswer.page(403, Pages.notice(Notice.ended(visit.words())));
    }

    private HttpResponse signOut(Visit visit) {
        String form = new String(visit.request().body(), UTF_8);
        Optional<String> cookie = SessionCookie.of(visit.request());
        boolean own =
                cookie.isPresent()
                        && parameter(form, "csrf")
                                .filter(given -> FormToken.matches(cookie.get(), given))
                                .isPresent();
        if (!own) {
            visit.trail().failed("InvalidFormToken");
            return PageAnswer.page(403, Pages.notice(Notice.ended(visit.words())));
        }
        studio.signOut(cookie.orElseThrow());
        return PageAnswer.with(
                PageAnswer.page(200, Pages.notice(Notice.signedOut(visit.words()))),
                "Set-Cookie",
                SessionCookie.clear(visit.domainId(), secure));
    }

    private Optional<StudioSession> session(Visit visit) {
        return SessionCookie.of(visit.request())
                .flatMap(cookie -> studio.session(cookie, visit.now()))
                .filter(session -> session.domainId().equals(visit.domainId()));
    }

    /** The page that refuses a session whose opener may no longer open it; empty where it may. */
    private Optional<HttpResponse> refusal(Visit visit, StudioSession session) {
        return switch (door.admit(session, visit.connection(), visit.trail())) {
            case Admission.Admitted() -> Optional.empty();
            case Admission.Ended() -> Optional.of(ended(visit));
            case Admission.Denied(String message) ->
                    Optional.of(
                            PageAnswer.page(
                                    403, Pages.notice(Notice.refused(visit.words(), message))));
        };
    }

    static Optional<String> parameter(String form, String name) {
        return List.of(form.split("&")).stream()
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), UTF_8))
                .findFirst();
    }
}
