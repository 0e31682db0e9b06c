package cloister.identity;

import cloister.wire.ApiException;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** How an external provider is asked, and how its answer is read. */
sealed interface SignOnProtocol permits OidcSignOn, SamlSignOn {
    /**
     * Where a browser is sent to sign in.
     *
     * @throws ApiException IDPCommunicationError
     */
    String address(SignOnRequest request, Instant now);

    /**
     * Whom the provider made sure of.
     *
     * @param came the parameters that the browser came back with
     * @param request the sign-in that this browser has under way
     * @throws ApiException InvalidIdentityToken, ExpiredTokenException, AccessDenied,
     *     IDPCommunicationError
     */
    Answer answer(Map<String, String> came, Optional<SignOnRequest> request, Instant now);

    /**
     * A provider's answer.
     *
     * @param next where the person wanted to go
     */
    record Answer(String userName, String next) {}
}
