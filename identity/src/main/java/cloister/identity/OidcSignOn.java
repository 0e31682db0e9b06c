package cloister.identity;

import cloister.wire.ApiException;

import com.nimbusds.jwt.JWTClaimsSet;

import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Single sign-on by OpenID Connect; the claim preferred_username is the user name. */
record OidcSignOn(OidcClient client, OidcKeys keys, Supplier<String> place)
        implements SignOnProtocol {
    private static final String NAME = "preferred_username";

    private String redirect() {
        return place.get() + "/oidc";
    }

    @Override
    public String address(SignOnRequest request, Instant now) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", client.provider().clientId());
        query.put("redirect_uri", redirect());
        query.put("scope", "openid profile");
        query.put("state", request.id());
        query.put("nonce", request.nonce());
        query.put("code_challenge", BearerToken.challenge(request.verifier()));
        query.put("code_challenge_method", "S256");
        String door = client.authorization(now);
        return door + (door.contains("?") ? "&" : "?") + OidcClient.form(query);
    }

    @Override
    public Answer answer(Map<String, String> came, Optional<SignOnRequest> request, Instant now) {
        SignOnRequest begun =
                request.filter(one -> one.id().equals(came.get("state")))
                        .orElseThrow(
                                () ->
                                        SamlError.token(
                                                "The answer is to no sign-in of this browser"
                                                        + " (state)."));
        if (came.containsKey("error")) {
            throw new ApiException(
                    "AccessDenied",
                    "The identity provider refused the sign-in: " + came.get("error") + ".",
                    403);
        }
        if (!came.getOrDefault("iss", client.provider().issuer())
                .equals(client.provider().issuer())) {
            throw SamlError.token("The answer is of another issuer (iss).");
        }
        String token =
                client.idToken(came.getOrDefault("code", ""), begun.verifier(), redirect(), now);
        return new Answer(userName(token, begun, now), begun.next());
    }

    private String userName(String token, SignOnRequest begun, Instant now) {
        String issuer = client.provider().issuer();
        JWTClaimsSet claims = WebIdentities.verified(token, keys, issuer, now);
        try {
            List<String> audience = claims.getAudience();
            Optional<String> party = Optional.ofNullable(claims.getStringClaim("azp"));
            String us = client.provider().clientId();
            if (!issuer.equals(claims.getIssuer())) {
                throw SamlError.token("The token is of another issuer");
            }
            if (!audience.contains(us)
                    || !party.orElse(audience.size() == 1 ? us : "").equals(us)) {
                throw SamlError.token("Incorrect token audience");
            }
            if (!begun.nonce().equals(claims.getStringClaim("nonce"))) {
                throw SamlError.token("The token is for another sign-in (nonce)");
            }
            return Optional.ofNullable(claims.getStringClaim(NAME))
                    .orElseThrow(() -> SamlError.token("Missing a required claim: " + NAME));
        } catch (ParseException unreadable) {
            throw SamlError.token("The ID Token provided is not a valid JWT");
        }
    }
}
