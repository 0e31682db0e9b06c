package cloister.server.console;

import cloister.identity.Credential;
import cloister.identity.Identity;
import cloister.identity.PasswordUser;
import cloister.server.page.FormToken;
import cloister.wire.ApiException;
import cloister.wire.HttpResponse;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Opens, finds and ends people's sessions, and the credentials that go with them. */
final class Sessions {
    /** As at AWS: twelve hours, and then one signs in again. */
    static final Duration LONGEST = Duration.ofHours(12);

    static final Duration IDLE = Duration.ofHours(1);
    static final String FIRST_REGION = "us-east-1";

    private static final String COOKIE = "cloister_console";

    private final ConsoleSessions kept;
    private final Identity identity;
    private final boolean secure;

    Sessions(ConsoleSessions kept, Identity identity, boolean secure) {
        this.kept = kept;
        this.identity = identity;
        this.secure = secure;
    }

    /** A session with its cookie. */
    record Pending(String cookie, ConsoleSession session) {
        String csrf() {
            return FormToken.of(cookie);
        }
    }

    /** The session of a browser, however far it has come. */
    Optional<Pending> pending(Visit visit) {
        return Cookies.own(visit.request(), COOKIE, secure)
                .flatMap(
                        cookie ->
                                kept.find(cookie, visit.now())
                                        .map(session -> new Pending(cookie, session)));
    }

    /** The user whose password a session was opened with, if it is still that one. */
    Optional<PasswordUser> user(ConsoleSession session, Instant now) {
        return identity.passwords()
                .user(session.owner(), now)
                .filter(user -> session.password().filter(user.changed()::equals).isPresent());
    }

    /** Who is in; empty where nobody is, or isn't any more. */
    Optional<Member> member(Visit visit, Host host) {
        return pending(visit)
                .filter(found -> found.session().stage() == Stage.IN)
                .filter(found -> isGood(found.session(), visit.now()))
                .flatMap(
                        found ->
                                member(
                                        visit,
                                        host,
                                        new Pending(found.cookie(), touched(found, visit))));
    }

    /** Who is in by a session, for one request. */
    Optional<Member> member(Visit visit, Host host, Pending found) {
        return credential(found.session(), visit.now())
                .map(
                        credential ->
                                new Member(
                                        visit, host, found.cookie(), found.session(), credential));
    }

    private boolean isGood(ConsoleSession session, Instant now) {
        return session.password().isEmpty() || user(session, now).isPresent();
    }

    private Optional<Credential> credential(ConsoleSession session, Instant now) {
        return session.acting(now).flatMap(keys -> credential(keys, now));
    }

    /** The credential of keys; empty where they are nobody's any more. */
    Optional<Credential> credential(Keys keys, Instant now) {
        try {
            return Optional.of(
                    identity.credential(keys.accessKeyId(), Optional.of(keys.sessionToken()), now));
        } catch (ApiException gone) {
            return Optional.empty();
        }
    }

    /** Puts the end by idleness off; written down once in half of that time only. */
    private ConsoleSession touched(Pending found, Visit visit) {
        ConsoleSession session = found.session();
        boolean due =
                Duration.between(visit.now(), session.idle()).compareTo(IDLE.dividedBy(2)) < 0;
        if (!due || visit.section().equals("changes")) {
            return session;
        }
        ConsoleSession longer = session.until(visit.now().plus(IDLE));
        kept.update(found.cookie(), longer);
        return longer;
    }

    /** Opens the session of somebody who was made sure of. */
    Pending open(Entry entry, Optional<Instant> password, boolean multiFactor, Instant now) {
        Instant expires = entry.credentials().expiration();
        return open(
                new ConsoleSession(
                        entry.owner(),
                        entry.name(),
                        Stage.IN,
                        FIRST_REGION,
                        password,
                        multiFactor,
                        Optional.of(
                                new Keys(
                                        entry.credentials().accessKeyId(),
                                        entry.credentials().sessionToken(),
                                        expires)),
                        Optional.empty(),
                        Optional.empty(),
                        expires,
                        now.plus(IDLE)),
                now);
    }

    private Pending open(ConsoleSession session, Instant now) {
        return new Pending(kept.open(session, now), session);
    }

    /** Opens a session and gives its cookie with an answer. Each step has a cookie of its own. */
    HttpResponse keep(HttpResponse answer, ConsoleSession session, Instant now) {
        return with(answer, open(session, now), now);
    }

    /** Gives a session's cookie with an answer. */
    HttpResponse with(HttpResponse answer, Pending opened, Instant now) {
        long seconds = Duration.between(now, opened.session().expires()).toSeconds();
        return Answers.with(
                answer,
                "Set-Cookie",
                Cookies.setOwn(COOKIE, opened.cookie(), Paths.ROOT, seconds, secure));
    }

    void update(Member member, ConsoleSession changed) {
        kept.update(member.cookie(), changed);
    }

    void close(Pending pending) {
        kept.close(pending.cookie(), pending.session());
    }

    /** Ends a session: its cookie and its keys are worth nothing from now on. */
    HttpResponse end(Member member, HttpResponse answer) {
        kept.close(member.cookie(), member.session());
        revoke(member.session(), member.now());
        return cleared(answer);
    }

    /** Ends all sessions that somebody has. */
    HttpResponse endAll(Member member, HttpResponse answer) {
        endAll(member.session().owner(), member.now());
        return cleared(answer);
    }

    /**
     * Ends all sessions of an owner, with the credentials that they act with, and those of programs
     * that they let in.
     */
    void endAll(String owner, Instant now) {
        identity.endPrograms(owner);
        kept.closeAll(owner).forEach(each -> revoke(each, now));
    }

    long count(Member member) {
        return kept.count(member.session().owner(), member.now());
    }

    private void revoke(ConsoleSession session, Instant now) {
        session.keys().ifPresent(keys -> revoke(keys, now));
        session.role().ifPresent(keys -> revoke(keys, now));
    }

    void revoke(Keys keys, Instant now) {
        identity.revoke(keys.accessKeyId(), keys.expires(), now);
    }

    private HttpResponse cleared(HttpResponse answer) {
        return Answers.with(
                answer, "Set-Cookie", Cookies.setOwn(COOKIE, "", Paths.ROOT, 0, secure));
    }
}
