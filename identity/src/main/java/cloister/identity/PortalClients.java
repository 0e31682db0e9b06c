package cloister.identity;

import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Programs that ask for access in a person's name. Anybody may register one, so nothing is kept of
 * it: its secret is its id, sealed.
 */
record PortalClients(Sealing sealing) {
    private static final byte PURPOSE = 11;
    private static final int ID_BYTES = 16;

    /** AWS's are good for 90 days; a seal is kept no longer than the longest session. */
    private static final Duration LIFE = Duration.ofHours(24);

    Struct register(Struct input, Instant now) {
        if (!input.string("clientType").equals("public")) {
            throw PortalError.grant(
                    "invalid_client_metadata", "The clientType must be public.", 400);
        }
        String id =
                Base64.getUrlEncoder().withoutPadding().encodeToString(UniqueId.random(ID_BYTES));
        Instant expires = now.plus(LIFE);
        String secret =
                sealing.seal(PURPOSE, (id + " " + expires).getBytes(StandardCharsets.UTF_8), now);
        return Struct.builder()
                .put("clientId", id)
                .put("clientSecret", secret)
                .put("clientIdIssuedAt", now.getEpochSecond())
                .put("clientSecretExpiresAt", expires.getEpochSecond())
                .build();
    }

    /**
     * Makes sure of the client in an input.
     *
     * @throws ApiException InvalidClientException
     */
    String check(Struct input, Instant now) {
        String id = input.string("clientId");
        return sealing.open(PURPOSE, input.string("clientSecret"))
                .map(content -> new String(content, StandardCharsets.UTF_8).split(" ", 2))
                .filter(told -> told[0].equals(id) && now.isBefore(Instant.parse(told[1])))
                .map(told -> told[0])
                .orElseThrow(PortalError::client);
    }
}
