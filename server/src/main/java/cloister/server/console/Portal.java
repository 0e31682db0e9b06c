package cloister.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.identity.PortalRoles;
import cloister.identity.SignOn;
import cloister.server.console.Host.Note;
import cloister.studio.OwnStudio;
import cloister.studio.Studio;
import cloister.wire.ApiException;
import cloister.wire.Caller;
import cloister.wire.HttpResponse;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The portal at {@code /start}: people of the directory sign in at the external provider, and open
 * what is theirs (IAM Identity Center user guide, "Using the AWS access portal").
 */
record Portal(
        Optional<SignOn> signOn,
        Studio studio,
        Host host,
        PortalSessions sessions,
        Devices devices,
        Programs programs,
        String account,
        boolean secure) {
    private static final String AUTHENTICATE = "sso:Authenticate";
    private static final String FEDERATE = "sso:Federate";
    private static final String KEPT = "cloister_signon";

    HttpResponse answer(Visit visit) {
        return switch (visit.request().method() + " " + String.join("/", visit.parts())) {
            case "GET " -> in(visit, this::home);
            case "GET sign-in" -> depart(visit, Paths.START);
            case "GET oidc", "GET saml" -> arrive(visit);
            case "POST saml" -> posted(visit);
            case "GET saml/metadata" -> metadata(visit);
            case "POST open" -> sent(visit, this::open);
            case "GET device" -> in(visit, devices::ask);
            case "POST device" -> sent(visit, devices::confirm);
            case "GET authorize" -> in(visit, programs::ask);
            case "POST authorize" -> sent(visit, programs::answer);
            case "POST role" -> sent(visit, this::take);
            case "POST sign-out" -> sent(visit, guest -> sessions.end(guest, left(visit)));
            case "POST sign-out-everywhere" ->
                    sent(visit, guest -> sessions.endAll(guest, left(visit)));
            default -> PortalPages.missing(visit);
        };
    }

    private static HttpResponse left(Visit visit) {
        return PortalPages.left(visit);
    }

    private HttpResponse in(Visit visit, Function<Guest, HttpResponse> page) {
        return sessions.guest(visit).map(page).orElseGet(() -> depart(visit, visit.address()));
    }

    private HttpResponse sent(Visit visit, Function<Guest, HttpResponse> act) {
        Optional<Guest> guest = sessions.guest(visit);
        if (guest.isEmpty()) {
            return Answers.seeOther(Paths.START);
        }
        return Csrf.isOwn(visit, guest.get().cookie())
                ? act.apply(guest.get())
                : PortalPages.forged(guest.get());
    }

    private HttpResponse depart(Visit visit, String next) {
        if (signOn.isEmpty()) {
            return PortalPages.closed(visit);
        }
        try {
            SignOn.Departure departure = signOn.get().depart(next, visit.now());
            return Answers.with(
                    Answers.seeOther(departure.address()),
                    "Set-Cookie",
                    Cookies.setOwn(
                            KEPT,
                            departure.kept(),
                            Paths.START,
                            departure.good().toSeconds(),
                            secure));
        } catch (ApiException unreachable) {
            return refused(visit, unreachable);
        }
    }

    /**
     * The provider's post comes from another site, so it goes on by a link, to have our cookies.
     */
    private HttpResponse posted(Visit visit) {
        try {
            return signOn.flatMap(way -> way.posted(visit.form().all(), visit.now()))
                    .map(
                            came ->
                                    Paths.with(
                                            Paths.START + "/saml",
                                            "ticket",
                                            came.getOrDefault("ticket", "")))
                    .map(Answers::seeOther)
                    .orElseGet(() -> PortalPages.closed(visit));
        } catch (ApiException refused) {
            return refused(visit, refused);
        }
    }

    private HttpResponse arrive(Visit visit) {
        if (signOn.isEmpty()) {
            return PortalPages.closed(visit);
        }
        try {
            SignOn.Arrival arrival =
                    signOn.get()
                            .arrive(
                                    visit.query().all(),
                                    Cookies.own(visit.request(), KEPT, secure),
                                    visit.now());
            Caller caller = PortalSessions.caller(arrival.person(), account, "");
            host.note(
                    new Note(AUTHENTICATE, Optional.of(caller), 303, Optional.empty()),
                    visit.connection());
            String next = Paths.portal(arrival.next()).orElse(Paths.START);
            return sessions.open(arrival.person(), Answers.seeOther(next), visit.now());
        } catch (ApiException refused) {
            return refused(visit, refused);
        }
    }

    private HttpResponse refused(Visit visit, ApiException refusal) {
        host.note(
                new Note(
                        AUTHENTICATE,
                        Optional.empty(),
                        refusal.status(),
                        Optional.of(refusal.code())),
                visit.connection());
        return PortalPages.refused(visit, refusal);
    }

    private HttpResponse metadata(Visit visit) {
        return signOn.flatMap(SignOn::metadata)
                .map(
                        xml ->
                                new HttpResponse(
                                        200,
                                        Map.of("Content-Type", "application/samlmetadata+xml"),
                                        xml.getBytes(UTF_8)))
                .orElseGet(() -> PortalPages.missing(visit));
    }

    private HttpResponse home(Guest guest) {
        return PortalPages.home(
                guest,
                studio.studiosOf(guest.signOnUser()),
                sessions.identity().portalRoles().of(guest.person()));
    }

    /** Opens the console as the role of a permission set that is theirs. */
    private HttpResponse take(Guest guest) {
        String wanted = guest.visit().form().text("permission-set");
        try {
            Optional<PortalRoles.Taken> taken =
                    sessions.identity().portalRoles().take(guest.person(), wanted, guest.now());
            noteFederation(guest, taken.isPresent());
            return taken.map(made -> enterConsole(guest, made))
                    .orElseGet(() -> PortalPages.notTheirs(guest, "the permission set " + wanted));
        } catch (ApiException untaggable) {
            noteFederation(guest, false);
            return PortalPages.refused(guest.visit(), untaggable);
        }
    }

    private HttpResponse enterConsole(Guest guest, PortalRoles.Taken taken) {
        String next =
                taken.role()
                        .relayState()
                        .flatMap(to -> Paths.relayed(to, host.url()))
                        .orElse(Paths.ROOT);
        return sessions.enterConsole(guest, taken.credentials(), next);
    }

    private void noteFederation(Guest guest, boolean done) {
        host.note(
                new Note(
                        FEDERATE,
                        Optional.of(guest.caller(account)),
                        done ? 303 : 403,
                        done ? Optional.empty() : Optional.of("AccessDenied")),
                guest.visit().connection());
    }

    /** Opens a Studio of theirs; of another person's they get no link. */
    private HttpResponse open(Guest guest) {
        Form form = guest.visit().form();
        Caller caller = guest.caller(account);
        Optional<OwnStudio> own =
                studio.studiosOf(guest.signOnUser()).stream()
                        .filter(each -> each.region().equals(form.text("region")))
                        .filter(each -> each.domainId().equals(form.text("domain")))
                        .filter(each -> each.userProfileName().equals(form.text("profile")))
                        .findFirst();
        Optional<String> url = own.flatMap(theirs -> studio.signOnUrl(theirs, caller, guest.now()));
        noteFederation(guest, url.isPresent());
        return url.map(link -> PortalPages.opening(guest, own.orElseThrow(), link))
                .orElseGet(
                        () ->
                                PortalPages.notTheirs(
                                        guest, "the user profile " + form.text("profile")));
    }
}
