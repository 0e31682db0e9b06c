package cloister.server;

import cloister.identity.Credential;
import cloister.identity.Identity;
import cloister.wire.ApiException;
import cloister.wire.AuthFailure;
import cloister.wire.AuthFailureException;
import cloister.wire.SigV4Verifier;
import cloister.wire.SignedRequest;
import cloister.wire.SigningRules;

import java.time.Instant;

/** Makes sure of callers by their signatures. */
final class Callers implements Gateway.Authentication {
    private final Identity identity;
    private final SigV4Verifier verifier = new SigV4Verifier(service -> SigningRules.STANDARD);

    Callers(Identity identity) {
        this.identity = identity;
    }

    @Override
    public Gateway.Authenticated caller(SignedRequest signed, Instant now) {
        Credential credential = credential(signed, now);
        byte[] body = verifier.verify(signed, credential.secretAccessKey(), now);
        return new Gateway.Authenticated(credential, new Unframed(signed.request(), body));
    }

    private Credential credential(SignedRequest signed, Instant now) {
        try {
            return identity.credential(signed.scope().accessKeyId(), signed.sessionToken(), now);
        } catch (ApiException unknown) {
            throw new AuthFailureException(
                    unknown.code().equals("ExpiredToken")
                            ? AuthFailure.EXPIRED_TOKEN
                            : AuthFailure.UNKNOWN_CREDENTIAL,
                    unknown.text());
        }
    }
}
