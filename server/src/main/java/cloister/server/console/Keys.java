package cloister.server.console;

import java.time.Instant;

/** Temporary credentials that a session acts with; their secret is nobody's to know. */
record Keys(String accessKeyId, String sessionToken, Instant expires) {}
