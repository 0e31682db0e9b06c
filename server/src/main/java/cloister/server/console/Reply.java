package cloister.server.console;

import cloister.wire.Struct;

import java.util.Optional;

/** How an operation went that was called for somebody. */
public sealed interface Reply {
    /** It was allowed and done. */
    record Done(Struct result) implements Reply {}

    /**
     * Policy denies it.
     *
     * @param requestId what the decision is explained by
     */
    record Denied(String requestId, String code, String message) implements Reply {}

    /** It failed for another reason. */
    record Failed(String requestId, String code, String message) implements Reply {}

    default Optional<Struct> output() {
        return this instanceof Done(Struct result) ? Optional.of(result) : Optional.empty();
    }
}
