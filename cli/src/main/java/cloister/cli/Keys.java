package cloister.cli;

import java.util.Optional;

/** What a client signs with: an access key, and the session token of temporary credentials. */
record Keys(String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {}
