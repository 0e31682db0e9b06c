package cloister.identity;

import java.time.Instant;

/**
 * A sign-in under way at an external provider; the person's browser keeps it, sealed.
 *
 * @param id what the provider must answer to: OpenID Connect's state, SAML's request
 * @param nonce what an ID token must hold
 * @param verifier of PKCE (RFC 7636)
 * @param next where the person goes afterwards
 */
record SignOnRequest(String id, String nonce, String verifier, String next, Instant expires) {
    byte[] encode() {
        return FieldWriter.object(
                out -> {
                    out.text("id", id).text("nonce", nonce).text("verifier", verifier);
                    out.text("next", next).time("expires", expires);
                });
    }

    static SignOnRequest decode(byte[] bytes) {
        Fields in = Fields.parse(bytes);
        return new SignOnRequest(
                in.text("id"),
                in.text("nonce"),
                in.text("verifier"),
                in.text("next"),
                in.time("expires"));
    }
}
