package cloister.identity;

import java.time.Instant;

/** That an assertion was used, which is remembered until it couldn't be taken any more. */
record SamlUse(Instant until) {
    static final JsonCodec<SamlUse> CODEC =
            new JsonCodec<>(
                    (use, out) -> out.time("until", use.until()),
                    in -> new SamlUse(in.time("until")));
}
