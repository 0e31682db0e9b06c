package cloister.identity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a SAML response lets a person choose.
 *
 * @param sessionName what their session of a role will be called
 * @param roles those it offers on the word of the provider that signed it
 * @param sessionDuration how long a session in the console is to last, where the provider says so
 */
public record SamlOffer(
        String sessionName, List<SamlRole> roles, Optional<Duration> sessionDuration) {}
