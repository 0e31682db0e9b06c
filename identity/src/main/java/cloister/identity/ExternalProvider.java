package cloister.identity;

import java.util.Optional;

/** The identity provider at which people of the directory sign in. */
public sealed interface ExternalProvider {
    /**
     * One that speaks SAML.
     *
     * @param metadata its metadata document
     */
    record Saml(String metadata) implements ExternalProvider {
        public Saml {
            SamlSignOn.check(metadata);
        }
    }

    /**
     * One that speaks OpenID Connect.
     *
     * @param issuer its URL, as its ID tokens name it
     * @param clientId what it knows this server by
     * @param clientSecret empty where it knows this server as a public client
     */
    record Oidc(String issuer, String clientId, Optional<String> clientSecret)
            implements ExternalProvider {
        public Oidc {
            OidcClient.check(issuer);
        }
    }
}
