package cloister.server.console;

import cloister.identity.DirectoryPerson;
import cloister.identity.Identity;
import cloister.identity.TemporaryCredentials;
import cloister.wire.Caller;
import cloister.wire.HttpResponse;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who is in the portal. A session is kept beside those of the console and ends with them when its
 * person signs out everywhere; it ends, too, when its person is no longer in the directory.
 */
record PortalSessions(ConsoleSessions kept, Sessions sessions, Identity identity, boolean secure) {
    /** As at AWS. */
    private static final Duration LONGEST = Duration.ofHours(8);

    private static final String COOKIE = "cloister_start";

    /** Who is in; empty where nobody is, or isn't any more. */
    Optional<Guest> guest(Visit visit) {
        return Cookies.own(visit.request(), COOKIE, secure)
                .flatMap(
                        cookie ->
                                kept.find(cookie, visit.now())
                                        .filter(session -> session.stage() == Stage.START)
                                        .flatMap(session -> guest(visit, cookie, session)));
    }

    private Optional<Guest> guest(Visit visit, String cookie, ConsoleSession session) {
        String key = ConsoleSessions.key(session.owner(), cookie);
        return identity.people()
                .byId(session.owner())
                .map(person -> new Guest(visit, cookie, key, session, person));
    }

    /** Lets somebody in, with an answer that gives their browser its cookie. */
    HttpResponse open(DirectoryPerson person, HttpResponse answer, Instant now) {
        Instant end = now.plus(LONGEST);
        ConsoleSession session =
                new ConsoleSession(
                        person.userId(),
                        person.userName(),
                        Stage.START,
                        Sessions.FIRST_REGION,
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        end,
                        end);
        return cookie(answer, kept.open(session, now), LONGEST.toSeconds());
    }

    /** Opens the console with the credentials of a role, beside the portal. */
    HttpResponse enterConsole(Guest guest, TemporaryCredentials keys, String next) {
        Entry entry = new Entry(guest.person().userId(), guest.person().userName(), keys);
        Sessions.Pending opened = sessions.open(entry, Optional.empty(), false, guest.now());
        return sessions.with(Answers.seeOther(next), opened, guest.now());
    }

    HttpResponse end(Guest guest, HttpResponse answer) {
        kept.close(guest.cookie(), guest.session());
        return cookie(answer, "", 0);
    }

    /** Ends all sessions of somebody, those in the console and of programs among them. */
    HttpResponse endAll(Guest guest, HttpResponse answer) {
        sessions.endAll(guest.person().userId(), guest.now());
        return cookie(answer, "", 0);
    }

    private HttpResponse cookie(HttpResponse answer, String value, long seconds) {
        return Answers.with(
                answer, "Set-Cookie", Cookies.setOwn(COOKIE, value, Paths.START, seconds, secure));
    }

    static Caller caller(DirectoryPerson person, String account, String key) {
        return new Caller(person.arn(), account, person.userId(), "", Optional.of(key));
    }

    /** Whether a caller is somebody of the directory who came by the portal. */
    static boolean isOf(Caller caller) {
        return caller.accessKeyId().isEmpty() && caller.arn().startsWith("arn:aws:identitystore:");
    }

    /** Who a caller is, as long as they are in the portal; empty from then on. */
    Optional<DirectoryPerson> person(Caller caller, Instant now) {
        return caller.sessionToken()
                .flatMap(key -> kept.at(key, now))
                .filter(session -> session.stage() == Stage.START)
                .filter(session -> session.owner().equals(caller.userId()))
                .flatMap(session -> identity.people().byId(session.owner()));
    }
}
