package cloister.server.console;

import cloister.identity.DirectoryPerson;
import cloister.identity.Identity;
import cloister.identity.SignOn;
import cloister.server.facts.Connection;
import cloister.server.page.Words;
import cloister.store.Store;
import cloister.studio.Studio;
import cloister.wire.Caller;
import cloister.wire.HttpRequestView;
import cloister.wire.HttpResponse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The console: finds the page that a request is for, and whose it is. */
public final class Console implements AutoCloseable {
    /** As long as a page waits for a commit before it asks again. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

    /** Where people of the directory begin. */
    public static final String PORTAL = Paths.START;

    private final Host host;
    private final Sessions sessions;
    private final Door door;
    private final PortalSessions guests;
    private final Portal portal;
    private final SamlDoor saml;
    private final Changes changes;
    private final SelfPages self;
    private final DomainPages domains;
    private final Matrix matrix;
    private final boolean secure;

    /**
     * @param account twelve digits, filled in at the door
     * @param signOn how people of the directory sign in; empty where they can't
     * @param secure whether people come by HTTPS, so that cookies must
     */
    public Console(
            Store store,
            Identity identity,
            Studio studio,
            Host host,
            String account,
            Optional<SignOn> signOn,
            boolean secure) {
        this.host = host;
        this.secure = secure;
        ConsoleSessions kept = new ConsoleSessions(store);
        sessions = new Sessions(kept, identity, secure);
        cloister.identity.Portal programs = identity.portal(() -> "");
        guests = new PortalSessions(kept, sessions, identity, secure);
        portal =
                new Portal(
                        signOn,
                        studio,
                        host,
                        guests,
                        new Devices(programs::approve, host, account),
                        new Programs(programs, host, account),
                        account,
                        secure);
        door = new Door(identity, host, sessions, account, secure);
        saml = new SamlDoor(identity, host, sessions);
        changes = new Changes(store);
        self = new SelfPages(sessions);
        domains = new DomainPages();
        matrix = new Matrix(identity);
    }

    /** Whether a path is the console's, the portal's, or the assertion consumer's. */
    public static boolean isAt(String rawPath) {
        return rawPath.equals(Paths.ROOT)
                || rawPath.startsWith(Paths.ROOT + "/")
                || isPortal(rawPath)
                || rawPath.equals(Paths.SAML)
                || rawPath.equals(Paths.AUTHORIZE);
    }

    private static boolean isPortal(String rawPath) {
        return rawPath.equals(Paths.START) || rawPath.startsWith(Paths.START + "/");
    }

    /** Whether a caller is somebody of the directory who came by the portal. */
    public static boolean isGuest(Caller caller) {
        return PortalSessions.isOf(caller);
    }

    /** Who such a caller is, as long as they are in the portal; empty from then on. */
    public Optional<DirectoryPerson> guest(Caller caller, Instant now) {
        return guests.person(caller, now);
    }

    /** Answers a request at one of these paths. */
    public HttpResponse answer(HttpRequestView request, Connection connection, Instant now) {
        Visit visit = Visit.of(request, connection, now);
        Optional<Words> tongue = visit.tongue();
        if (tongue.isPresent()) {
            return Answers.with(
                    Answers.seeOther(
                            Paths.own(visit.address())
                                    .or(() -> Paths.portal(visit.address()))
                                    .orElse(Paths.ROOT)),
                    "Set-Cookie",
                    visit.remember(tongue.get(), secure));
        }
        if (request.rawPath().equals(Paths.AUTHORIZE)) {
            return Answers.seeOther(Programs.address(visit.query()));
        }
        if (isPortal(request.rawPath())) {
            return portal.answer(visit);
        }
        if (request.rawPath().equals(Paths.SAML)) {
            return saml.answer(visit);
        }
        if (visit.section().equals("sign-in")) {
            return visit.parts().equals(List.of("sign-in", "role"))
                    ? saml.choose(visit)
                    : door.answer(visit);
        }
        Optional<Member> member = sessions.member(visit, host);
        if (member.isEmpty()) {
            return stranger(visit);
        }
        return visit.isPost() && !Csrf.isOwn(visit, member.get().cookie())
                ? Problems.forged(member.get())
                : page(member.get());
    }

    /** Lets in somebody whom another door made sure of. */
    public HttpResponse enter(Entry entry, Caller caller, Connection connection, Instant now) {
        return door.enter(entry, caller, connection, now);
    }

    /** Only a page that is asked for leads to the door; what is sent gets there unanswered. */
    private HttpResponse stranger(Visit visit) {
        String path = visit.address();
        String address = Paths.of("sign-in");
        return visit.isPost() || visit.section().equals("changes")
                ? Answers.seeOther(address)
                : Answers.seeOther(
                        Paths.own(path)
                                .filter(own -> !own.equals(Paths.ROOT))
                                .map(own -> Paths.with(address, "next", own))
                                .orElse(address));
    }

    private HttpResponse page(Member member) {
        List<String> parts = member.visit().parts();
        List<String> rest = parts.isEmpty() ? parts : parts.subList(1, parts.size());
        return switch (member.visit().section()) {
            case "" -> HomePages.home(member);
            case "changes" -> changes(member);
            case "sign-out", "sign-out-everywhere", "switch", "me" -> self.answer(member);
            case "domains" -> domains.answer(member, rest);
            case "make" -> Forms.make(member, rest);
            case "edit" -> Forms.edit(member, rest);
            case "delete" -> Deletions.answer(member, rest);
            case "tags" -> TagPages.answer(member, rest);
            case "experiments", "trials", "components" -> ExperimentPages.answer(member, rest);
            case "teams" -> TeamPages.answer(member, rest);
            case "lineage" -> LineagePages.answer(member, rest);
            case "users" -> new HolderPages(HolderKind.USER).answer(member, rest);
            case "groups" -> new HolderPages(HolderKind.GROUP).answer(member, rest);
            case "roles" -> new HolderPages(HolderKind.ROLE).answer(member, rest);
            case "policies" -> PolicyPages.answer(member, rest);
            case "lint" -> PolicyEditor.findings(member);
            case "can" -> CanPages.answer(member);
            case "matrix" -> matrix.answer(member);
            case "audit", "decisions" -> AuditPages.answer(member, rest);
            default -> Problems.missing(member);
        };
    }

    private HttpResponse changes(Member member) {
        try {
            long since = Long.parseLong("0" + member.visit().query().text("since"));
            return Answers.text(Long.toString(changes.after(since, LONGEST_WAIT)));
        } catch (NumberFormatException wrong) {
            return Problems.missing(member);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Answers.text(Long.toString(changes.revision()));
        }
    }

    /** Sends home the pages that wait for a commit. */
    @Override
    public void close() {
        changes.close();
    }
}
