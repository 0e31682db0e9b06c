package cloister.identity;

import java.util.Optional;

/** Seals sessions into session tokens and opens them. */
record SessionTokens(Sealing sealing) {
    private static final byte PURPOSE = 1;

    String seal(Session session) {
        return sealing.seal(PURPOSE, session.encode(), session.issued());
    }

    /** The session in a token; empty where it isn't one that was sealed here, unchanged. */
    Optional<Session> open(String token) {
        return sealing.open(PURPOSE, token).map(Session::decode);
    }
}
