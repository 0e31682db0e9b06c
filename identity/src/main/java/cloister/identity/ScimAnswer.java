package cloister.identity;

import java.util.Optional;

/**
 * An answer to a request of provisioning.
 *
 * @param operation what was asked, {@code CreateUser}; empty where that isn't known
 * @param by the id of the token it came with; empty where it came with none that is good
 * @param body JSON; empty where there is none
 * @param error the error's code, of an answer that is one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ScimAnswer(
        int status,
        Optional<String> operation,
        Optional<String> by,
        byte[] body,
        Optional<String> error) {}
