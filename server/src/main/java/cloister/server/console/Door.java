package cloister.server.console;

import cloister.identity.Credential;
import cloister.identity.Identity;
import cloister.identity.PasswordUser;
import cloister.identity.TemporaryCredentials;
import cloister.server.console.Host.Note;
import cloister.server.facts.Asker;
import cloister.server.facts.Connection;
import cloister.server.page.Block;
import cloister.server.page.FormToken;
import cloister.wire.Caller;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets people in by account, user name and password, a code where they have an MFA device, and
 * another password where theirs must change. A refusal doesn't tell which of them was wrong.
 */
final class Door {
    static final String LOGIN = "signin:ConsoleLogin";
    private static final String VISITOR = "cloister_door";
    private static final Duration UNFINISHED = Duration.ofMinutes(10);
    private static final int LONGEST_PASSWORD = 128;

    private final Identity identity;
    private final Host host;
    private final Sessions sessions;
    private final Guesses guesses = new Guesses();
    private final String account;
    private final boolean secure;

    Door(Identity identity, Host host, Sessions sessions, String account, boolean secure) {
        this.identity = identity;
        this.host = host;
        this.sessions = sessions;
        this.account = account;
        this.secure = secure;
    }

    HttpResponse answer(Visit visit) {
        String step = visit.parts().size() > 1 ? visit.parts().get(1) : "";
        return switch (step) {
            case "code" -> visit.isPost() ? code(visit) : step(visit);
            case "password" -> visit.isPost() ? password(visit) : step(visit);
            default -> visit.isPost() ? signIn(visit) : form(visit, Optional.empty());
        };
    }

    /** The page of the step that somebody has come to. */
    private HttpResponse step(Visit visit) {
        return sessions.pending(visit)
                .map(
                        pending ->
                                switch (pending.session().stage()) {
                                    case CODE ->
                                            DoorPages.code(visit, pending.csrf(), Optional.empty());
                                    case PASSWORD ->
                                            DoorPages.password(
                                                    visit,
                                                    pending.csrf(),
                                                    pending.session().name(),
                                                    Optional.empty());
                                    case ROLE -> Answers.seeOther(Paths.of("sign-in", "role"));
                                    case START -> form(visit, Optional.empty());
                                    case IN -> Answers.seeOther(DoorPages.next(visit));
                                })
                .orElseGet(() -> form(visit, Optional.empty()));
    }

    /** The sign-in form, for a browser that is marked so that only it can send it. */
    HttpResponse form(Visit visit, Optional<Block> said) {
        String visitor =
                Cookies.own(visit.request(), VISITOR, secure)
                        .orElseGet(() -> UUID.randomUUID().toString());
        HttpResponse page = DoorPages.signIn(visit, FormToken.of(visitor), account, said);
        return Answers.with(
                page, "Set-Cookie", Cookies.setOwn(VISITOR, visitor, Paths.ROOT, 86_400, secure));
    }

    private HttpResponse signIn(Visit visit) {
        Optional<String> visitor = Cookies.own(visit.request(), VISITOR, secure);
        if (visitor.filter(cookie -> Csrf.isOwn(visit, cookie)).isEmpty()) {
            return form(visit, Optional.of(DoorPages.bad(visit.words(), "door.stale")));
        }
        String name = visit.form().text("user");
        String password = visit.form().exact("password");
        if (!guesses.take(name, visit.connection().sourceIp(), visit.now())) {
            return locked(visit);
        }
        Optional<PasswordUser> user =
                password.length() > LONGEST_PASSWORD
                        ? Optional.empty()
                        : identity.passwords()
                                .user(visit.form().text("account"), name, password, visit.now());
        if (user.isEmpty()) {
            failed(visit, Optional.empty());
            return form(visit, Optional.of(DoorPages.bad(visit.words(), "door.wrong")));
        }
        return user.get().secondFactor()
                ? wait(visit, user.get(), Stage.CODE, "code", false)
                : proved(visit, user.get(), false);
    }

    private HttpResponse code(Visit visit) {
        Optional<Sessions.Pending> found = pending(visit, Stage.CODE);
        if (found.isEmpty()) {
            return form(visit, Optional.of(DoorPages.bad(visit.words(), "door.stale")));
        }
        Sessions.Pending pending = found.get();
        Optional<PasswordUser> user = sessions.user(pending.session(), visit.now());
        if (!guesses.take(pending.session().name(), visit.connection().sourceIp(), visit.now())) {
            return locked(visit);
        }
        boolean right =
                user.isPresent()
                        && identity.passwords()
                                .takes(user.get().userId(), visit.form().text("code"), visit.now());
        if (!right) {
            failed(visit, user);
            return DoorPages.code(
                    visit,
                    pending.csrf(),
                    Optional.of(DoorPages.bad(visit.words(), "door.wrongCode")));
        }
        sessions.close(pending);
        return proved(visit, user.orElseThrow(), true);
    }

    /** Lets in who proved all that is asked, or asks for another password first. */
    private HttpResponse proved(Visit visit, PasswordUser user, boolean multiFactor) {
        guesses.forgive(user.name(), visit.connection().sourceIp());
        return user.mustChange()
                ? wait(visit, user, Stage.PASSWORD, "password", multiFactor)
                : enter(visit, user, multiFactor);
    }

    private HttpResponse password(Visit visit) {
        Optional<Sessions.Pending> found = pending(visit, Stage.PASSWORD);
        Optional<PasswordUser> user =
                found.flatMap(pending -> sessions.user(pending.session(), visit.now()));
        if (user.isEmpty()) {
            return form(visit, Optional.of(DoorPages.bad(visit.words(), "door.stale")));
        }
        Sessions.Pending pending = found.orElseThrow();
        String name = user.get().name();
        boolean multiFactor = pending.session().multiFactor();
        if (!visit.form().exact("new").equals(visit.form().exact("again"))) {
            return DoorPages.password(
                    visit,
                    pending.csrf(),
                    name,
                    Optional.of(DoorPages.bad(visit.words(), "door.differ")));
        }
        if (!guesses.take(name, visit.connection().sourceIp(), visit.now())) {
            return locked(visit);
        }
        Reply changed = change(visit, pending.session(), user.get());
        return switch (changed) {
            case Reply.Done done -> {
                guesses.forgive(name, visit.connection().sourceIp());
                sessions.close(pending);
                yield identity.passwords()
                        .user(user.get().userId(), visit.now())
                        .map(now -> enter(visit, now, multiFactor))
                        .orElseGet(() -> form(visit, Optional.empty()));
            }
            case Reply.Denied denied -> repeated(visit, pending, denied.code(), denied.message());
            case Reply.Failed failed -> repeated(visit, pending, failed.code(), failed.message());
        };
    }

    /** Changes a password as its user, who may be allowed no more than that. */
    private Reply change(Visit visit, ConsoleSession session, PasswordUser user) {
        TemporaryCredentials keys =
                identity.userSession(user, UNFINISHED, session.multiFactor(), visit.now());
        Asker asker =
                new Asker(
                        identity.credential(
                                keys.accessKeyId(), Optional.of(keys.sessionToken()), visit.now()),
                        session.region(),
                        visit.connection());
        return host.call(
                asker,
                "iam:ChangePassword",
                Struct.builder()
                        .put("OldPassword", visit.form().exact("old"))
                        .put("NewPassword", visit.form().exact("new"))
                        .build());
    }

    private static HttpResponse repeated(
            Visit visit, Sessions.Pending pending, String code, String message) {
        Block said =
                new Block.Note(
                        "bad",
                        visit.words().of("door.notChanged"),
                        "",
                        code,
                        message,
                        Optional.empty());
        return DoorPages.password(
                visit, pending.csrf(), pending.session().name(), Optional.of(said));
    }

    private HttpResponse enter(Visit visit, PasswordUser user, boolean multiFactor) {
        TemporaryCredentials keys =
                identity.userSession(user, Sessions.LONGEST, multiFactor, visit.now());
        Credential credential =
                identity.credential(
                        keys.accessKeyId(), Optional.of(keys.sessionToken()), visit.now());
        host.note(
                new Note(LOGIN, Optional.of(credential.caller()), 303, Optional.empty()),
                visit.connection());
        Sessions.Pending opened =
                sessions.open(
                        new Entry(user.userId(), user.name(), keys),
                        Optional.of(user.changed()),
                        multiFactor,
                        visit.now());
        return sessions.with(Answers.seeOther(DoorPages.next(visit)), opened, visit.now());
    }

    /** Lets in somebody whom another door made sure of; they go on to an address of ours. */
    HttpResponse enter(Entry entry, Caller caller, Connection connection, Instant now) {
        host.note(new Note(LOGIN, Optional.of(caller), 303, Optional.empty()), connection);
        Sessions.Pending opened = sessions.open(entry, Optional.empty(), false, now);
        return sessions.with(Answers.seeOther(Paths.ROOT), opened, now);
    }

    private HttpResponse wait(
            Visit visit, PasswordUser user, Stage stage, String step, boolean multiFactor) {
        ConsoleSession pending =
                new ConsoleSession(
                        user.userId(),
                        user.name(),
                        stage,
                        Sessions.FIRST_REGION,
                        Optional.of(user.changed()),
                        multiFactor,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        visit.now().plus(UNFINISHED),
                        visit.now().plus(UNFINISHED));
        String next = Paths.with(Paths.of("sign-in", step), "next", DoorPages.next(visit));
        return sessions.keep(Answers.seeOther(next), pending, visit.now());
    }

    private Optional<Sessions.Pending> pending(Visit visit, Stage stage) {
        return sessions.pending(visit)
                .filter(pending -> pending.session().stage() == stage)
                .filter(pending -> Csrf.isOwn(visit, pending.cookie()));
    }

    private HttpResponse locked(Visit visit) {
        host.note(
                new Note(LOGIN, Optional.empty(), 429, Optional.of("TooManyAttempts")),
                visit.connection());
        HttpResponse page = form(visit, Optional.of(DoorPages.bad(visit.words(), "door.locked")));
        return Answers.with(
                new HttpResponse(429, page.headers(), page.body()),
                "Retry-After",
                Long.toString(Guesses.WINDOW.toSeconds()));
    }

    private void failed(Visit visit, Optional<PasswordUser> user) {
        Optional<Caller> caller =
                user.map(
                        known ->
                                new Caller(
                                        known.arn(),
                                        account,
                                        known.userId(),
                                        "",
                                        Optional.empty()));
        host.note(
                new Note(LOGIN, caller, 403, Optional.of("FailedAuthentication")),
                visit.connection());
    }
}
