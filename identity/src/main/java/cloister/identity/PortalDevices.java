package cloister.identity;

import cloister.store.Table;
import cloister.wire.ApiException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Devices that wait for a person to confirm them by a code (RFC 8628). A device's code is sealed
 * and holds the code that the person sees, so that nothing is kept before somebody confirms.
 */
record PortalDevices(Account account, Sealing sealing) {
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final byte PURPOSE = 12;

    /** Letters that are no vowels and look like no other. */
    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

    private static final int HALF = 4;

    /** Confirmed codes, with who confirmed and until when. */
    private static final Table<Approval> APPROVED =
            new Table<>("sso.portal.approved", Approval.CODEC);

    /** A device that waits. */
    record Waiting(String deviceCode, String userCode) {}

    private record Approval(String userId, Instant expires) implements Expiring {
        static final JsonCodec<Approval> CODEC =
                new JsonCodec<>(
                        (kept, out) -> out.text("user", kept.userId).time("expires", kept.expires),
                        in -> new Approval(in.text("user"), in.time("expires")));
    }

    Waiting start(String clientId, Instant now) {
        StringBuilder code = new StringBuilder();
        for (byte chance : UniqueId.random(2 * HALF)) {
            code.append(LETTERS.charAt(Byte.toUnsignedInt(chance) % LETTERS.length()));
        }
        String userCode = code.insert(HALF, '-').toString();
        String content = clientId + " " + userCode + " " + now.plus(LIFE);
        return new Waiting(
                sealing.seal(PURPOSE, content.getBytes(StandardCharsets.UTF_8), now), userCode);
    }

    /**
     * Notes that a person confirmed a device.
     *
     * @param userCode as typed
     * @return false where it is no code's form
     */
    boolean approve(String userCode, String userId, Instant now) {
        String code = userCode.strip().toUpperCase(Locale.ROOT);
        if (!code.matches("[" + LETTERS + "]{4}-[" + LETTERS + "]{4}")) {
            return false;
        }
        account.change(
                state -> {
                    Expiring.dropOld(state, APPROVED, now);
                    state.put(APPROVED, code, new Approval(userId, now.plus(LIFE)));
                });
        return true;
    }

    /**
     * Who confirmed a device; once.
     *
     * @throws ApiException AuthorizationPendingException, ExpiredTokenException,
     *     InvalidGrantException
     */
    String redeem(String deviceCode, String clientId, Instant now) {
        String[] told =
                sealing.open(PURPOSE, deviceCode)
                        .map(content -> new String(content, StandardCharsets.UTF_8).split(" ", 3))
                        .filter(parts -> parts[0].equals(clientId))
                        .orElseThrow(
                                () ->
                                        PortalError.grant(
                                                "invalid_grant", "Invalid device code.", 400));
        if (!now.isBefore(Instant.parse(told[2]))) {
            throw PortalError.grant("expired_token", "The device code has expired.", 400);
        }
        return account.write(
                state -> {
                    Optional<Approval> approval =
                            state.get(APPROVED, told[1]).filter(kept -> kept.isGood(now));
                    state.delete(APPROVED, told[1]);
                    return approval.map(Approval::userId)
                            .orElseThrow(
                                    () ->
                                            PortalError.grant(
                                                    "authorization_pending",
                                                    "The code isn't confirmed yet.",
                                                    400));
                });
    }
}
