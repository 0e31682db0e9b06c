package cloister.identity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a SAML response lets a person choose.
 *
 * @param ticket what AssumeRoleWithSAML takes in the response's place, once and within minutes
 * @param providerArn whose word it is
 * @param sessionName what their session of a role will be called
 * @param roles those it offers on that provider's word
 * @param sessionDuration how long a session in the console is to last, where the provider says so
 */
public record SamlOffer(
        String ticket,
        String providerArn,
        String sessionName,
        List<SamlRole> roles,
        Optional<Duration> sessionDuration) {}
