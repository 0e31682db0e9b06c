package cloister.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.Map;

/**
 * Why requests were denied, sealed for whoever was denied, and opened for whoever may know (STS API
 * reference, "DecodeAuthorizationMessage"). Only what was sealed here is opened, for some days.
 */
public final class AuthorizationMessages implements CommandGroup {
    private static final byte PURPOSE = 2;

    private final Sealing sealing;

    AuthorizationMessages(Sealing sealing) {
        this.sealing = sealing;
    }

    /** Seals a message. */
    public String encode(String message, Instant now) {
        return sealing.seal(PURPOSE, message.getBytes(UTF_8), now);
    }

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("sts:DecodeAuthorizationMessage", this::decode);
    }

    private Struct decode(Call call) {
        byte[] message =
                sealing.open(PURPOSE, call.input().string("EncodedMessage"))
                        .orElseThrow(
                                () ->
                                        new ApiException(
                                                "InvalidAuthorizationMessageException",
                                                "The encoded authorization message can't be"
                                                        + " decoded: it wasn't made here, is"
                                                        + " incomplete, or too old.",
                                                400));
        return Struct.builder().put("DecodedMessage", new String(message, UTF_8)).build();
    }
}
