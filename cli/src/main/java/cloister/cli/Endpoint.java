package cloister.cli;

import java.util.Map;
import java.util.Optional;

/** The server that a command asks. */
final class Endpoint {
    /** The option of commands that sign with the environment's access key. */
    static final Option OPTION =
            Option.valued(
                    "--endpoint",
                    "URL",
                    "the server to ask (AWS_ENDPOINT_URL), signed with AWS_ACCESS_KEY_ID");

    private Endpoint() {}

    /** The option's, else what all AWS clients heed; empty where neither says one. */
    static Optional<String> of(Arguments arguments, Map<String, String> environment) {
        return arguments
                .value("--endpoint")
                .or(() -> Optional.ofNullable(environment.get("AWS_ENDPOINT_URL")));
    }
}
