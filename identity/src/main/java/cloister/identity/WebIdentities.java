package cloister.identity;

import cloister.store.Reader;
import cloister.wire.ApiException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;

import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/**
 * Checks ID tokens of OpenID Connect providers: signed with a key that the provider publishes now,
 * issued by it, for a client it is registered with here, and within its time.
 */
record WebIdentities(Account account, OidcKeys keys) {
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512);

    /** How far a provider's clock may be ahead. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    /** The provider of a token that can be read, whatever it is worth. */
    OidcProvider provider(Reader state, String token) {
        String issuer =
                Optional.ofNullable(claims(parse(token)).getIssuer())
                        .orElseThrow(() -> SamlError.token("Missing a required claim: iss"));
        return EntityKind.OIDC_PROVIDER
                .find(state, OidcProvider.name(issuer))
                .filter(found -> OidcKeys.isSafe(URI.create(issuer)))
                .orElseThrow(
                        () ->
                                SamlError.token(
                                        "No OpenIDConnect provider found in your account for "
                                                + issuer));
    }

    /**
     * What a token says.
     *
     * @throws ApiException InvalidIdentityToken, ExpiredTokenException, IDPCommunicationError
     */
    WebIdentityToken read(String token, OidcProvider provider, Instant now) {
        SignedJWT signed = parse(token);
        String issuer = claims(signed).getIssuer();
        String keyId = Optional.ofNullable(signed.getHeader().getKeyID()).orElse("");
        JWTClaimsSet claims = verified(signed, keys.of(issuer, keyId, now));
        WebIdentityToken read = WebIdentityToken.of(claims);
        if (!OidcProvider.name(read.issuer()).equals(provider.name())) {
            throw SamlError.token("The token is of another issuer");
        }
        if (!provider.clientIds().contains(read.audience())) {
            throw SamlError.token("Incorrect token audience");
        }
        checkTime(claims, now);
        return read;
    }

    /**
     * The claims of a token that an issuer signed, and that holds now; what they say is for others
     * to check.
     *
     * @throws ApiException InvalidIdentityToken, ExpiredTokenException, IDPCommunicationError
     */
    static JWTClaimsSet verified(String token, OidcKeys keys, String issuer, Instant now) {
        SignedJWT signed = parse(token);
        String keyId = Optional.ofNullable(signed.getHeader().getKeyID()).orElse("");
        JWTClaimsSet claims = verified(signed, keys.of(issuer, keyId, now));
        checkTime(claims, now);
        return claims;
    }

    private static JWTClaimsSet verified(SignedJWT signed, JWKSet published) {
        boolean secret = published.getKeys().stream().anyMatch(JWK::isPrivate);
        if (secret) {
            throw SamlError.token("The provider publishes private keys; none of them is trusted");
        }
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(published)));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // time and rest: below
        try {
            return processor.process(signed, null);
        } catch (BadJOSEException | JOSEException forged) {
            throw SamlError.token("Couldn't verify the ID token's signature");
        }
    }

    private static void checkTime(JWTClaimsSet claims, Instant now) {
        Instant expires = required(claims.getExpirationTime(), "exp");
        Instant issued = required(claims.getIssueTime(), "iat");
        Instant from =
                Optional.ofNullable(claims.getNotBeforeTime()).map(Date::toInstant).orElse(issued);
        if (!now.isBefore(expires)) {
            throw SamlError.expired(
                    "Token expired: current date/time must be before the expiration");
        }
        if (issued.isAfter(now.plus(SKEW)) || from.isAfter(now.plus(SKEW))) {
            throw SamlError.token("Token is not valid yet");
        }
    }

    private static Instant required(Date time, String claim) {
        if (time == null) {
            throw SamlError.token("Missing a required claim: " + claim);
        }
        return time.toInstant();
    }

    private static SignedJWT parse(String token) {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException unreadable) {
            throw SamlError.token("The ID Token provided is not a valid JWT");
        }
    }

    private static JWTClaimsSet claims(SignedJWT token) {
        try {
            return token.getJWTClaimsSet();
        } catch (ParseException unreadable) {
            throw SamlError.token("The ID Token provided is not a valid JWT");
        }
    }
}
