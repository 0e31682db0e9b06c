package cloister.wire;

import java.time.Instant;
import java.util.HexFormat;

/** The texts that a key signs: of a request, of a chunk of its body, of the trailer after it. */
final class StringToSign {
    private StringToSign() {}

    static String request(Instant time, CredentialScope scope, String canonicalRequest) {
        return head(SignedRequest.ALGORITHM, time, scope) + Sha256.hex(canonicalRequest);
    }

    static String chunk(Instant time, CredentialScope scope, String previous, byte[] chunk) {
        return head(SignedRequest.ALGORITHM + "-PAYLOAD", time, scope)
                + previous
                + '\n'
                + Sha256.OF_NOTHING
                + '\n'
                + Sha256.hex(chunk);
    }

    static String trailer(Instant time, CredentialScope scope, String previous, String trailer) {
        return head(SignedRequest.ALGORITHM + "-TRAILER", time, scope)
                + previous
                + '\n'
                + Sha256.hex(trailer);
    }

    /** The signature of a text, in hexadecimal. */
    static String sign(Hmac key, String text) {
        return HexFormat.of().formatHex(key.of(text));
    }

    private static String head(String algorithm, Instant time, CredentialScope scope) {
        return algorithm + '\n' + SigningTime.write(time) + '\n' + scope.text() + '\n';
    }
}
