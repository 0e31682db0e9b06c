package cloister.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.store.Reader;
import cloister.store.Store;
import cloister.store.Table;
import cloister.studio.Secrets;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sessions of the console. A cookie is its owner's id and 256 random bits, of which only the
 * hash is kept, so that what is kept opens nothing.
 */
final class ConsoleSessions {
    private static final Table<ConsoleSession> TABLE =
            new Table<>("console.sessions", new ConsoleSessionCodec());
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int LONGEST_COOKIE = 512;

    private final Store store;

    ConsoleSessions(Store store) {
        this.store = store;
    }

    /** Keeps a session and gives the cookie that finds it again. */
    String open(ConsoleSession session, Instant now) {
        String cookie =
                BASE64.encodeToString(session.owner().getBytes(UTF_8)) + "." + Secrets.token();
        return store.write(
                state -> {
                    try (Stream<Reader.Entry<ConsoleSession>> all = state.scan(TABLE, "")) {
                        all.filter(each -> !each.value().lives(now))
                                .map(Reader.Entry::key)
                                .forEach(over -> state.delete(TABLE, over));
                    }
                    state.put(TABLE, key(session.owner(), cookie), session);
                    return cookie;
                });
    }

    /** The session that a cookie finds, if it lives. */
    Optional<ConsoleSession> find(String cookie, Instant now) {
        return owner(cookie)
                .flatMap(owner -> store.read().get(TABLE, key(owner, cookie)))
                .filter(session -> session.lives(now));
    }

    /** Keeps a session's change; one that was closed meanwhile stays closed. */
    void update(String cookie, ConsoleSession session) {
        String key = key(session.owner(), cookie);
        store.write(
                state -> {
                    if (state.get(TABLE, key).isPresent()) {
                        state.put(TABLE, key, session);
                    }
                    return key;
                });
    }

    void close(String cookie, ConsoleSession session) {
        String key = key(session.owner(), cookie);
        store.write(
                state -> {
                    state.delete(TABLE, key);
                    return key;
                });
    }

    /** Closes all that are somebody's and gives them back. */
    List<ConsoleSession> closeAll(String owner) {
        return store.write(
                state -> {
                    List<Reader.Entry<ConsoleSession>> all;
                    try (Stream<Reader.Entry<ConsoleSession>> rows =
                            state.scan(TABLE, owner + " ")) {
                        all = rows.toList();
                    }
                    all.forEach(each -> state.delete(TABLE, each.key()));
                    return all.stream().map(Reader.Entry::value).toList();
                });
    }

    /** The session that is kept under a key, if it lives. */
    Optional<ConsoleSession> at(String key, Instant now) {
        return store.read().get(TABLE, key).filter(session -> session.lives(now));
    }

    /** How many of somebody's live. */
    long count(String owner, Instant now) {
        try (Stream<Reader.Entry<ConsoleSession>> rows = store.read().scan(TABLE, owner + " ")) {
            return rows.filter(each -> each.value().lives(now)).count();
        }
    }

    private static Optional<String> owner(String cookie) {
        int dot = cookie.indexOf('.');
        if (dot < 0 || cookie.length() > LONGEST_COOKIE) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new String(Base64.getUrlDecoder().decode(cookie.substring(0, dot)), UTF_8));
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    /** What a session is kept under; it tells nothing of its cookie. */
    static String key(String owner, String cookie) {
        return owner + " " + BASE64.encodeToString(Secrets.sha256(cookie.getBytes(UTF_8)));
    }
}
