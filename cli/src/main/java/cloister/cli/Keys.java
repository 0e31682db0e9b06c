package cloister.cli;

import java.util.Map;
import java.util.Optional;

/** What a client signs with: an access key, and the session token of temporary credentials. */
record Keys(String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {
    /** Those that AWS's own clients take from the environment; empty where there are none. */
    static Optional<Keys> of(Map<String, String> environment) {
        String id = environment.get("AWS_ACCESS_KEY_ID");
        String secret = environment.get("AWS_SECRET_ACCESS_KEY");
        return id == null || secret == null
                ? Optional.empty()
                : Optional.of(
                        new Keys(
                                id,
                                secret,
                                Optional.ofNullable(environment.get("AWS_SESSION_TOKEN"))));
    }
}
