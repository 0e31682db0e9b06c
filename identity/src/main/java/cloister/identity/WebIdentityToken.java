package cloister.identity;

import cloister.wire.ApiException;
import cloister.wire.Struct;

import com.nimbusds.jwt.JWTClaimsSet;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an OpenID Connect ID token says, once it is known to be genuine (IAM user guide, "Pass
 * session tags in AWS STS").
 *
 * @param issuer the provider's URL
 * @param audience whom it is meant for: the authorized party, where the token names one
 */
record WebIdentityToken(
        String issuer,
        String subject,
        String audience,
        List<String> methods,
        Optional<String> sourceIdentity,
        List<Struct> tags,
        List<String> transitiveTagKeys) {
    private static final String TAGS = "https://aws.amazon.com/tags";
    private static final String FLAT_TAG = TAGS + "/principal_tags/";
    private static final String FLAT_TRANSITIVE = TAGS + "/transitive_tag_keys";
    private static final String SOURCE = "https://aws.amazon.com/source_identity";

    /**
     * Reads claims.
     *
     * @throws ApiException InvalidIdentityToken
     */
    static WebIdentityToken of(JWTClaimsSet claims) {
        try {
            List<String> audiences = claims.getAudience();
            Optional<String> party = Optional.ofNullable(claims.getStringClaim("azp"));
            if (claims.getSubject() == null || audiences.isEmpty()) {
                throw SamlError.token("Missing a required claim: sub, aud");
            }
            if (party.isEmpty() && audiences.size() > 1) {
                throw SamlError.token("Multiple audiences without an authorized party (azp)");
            }
            Map<String, Object> all = claims.getClaims();
            Map<?, ?> nested = all.get(TAGS) instanceof Map<?, ?> map ? map : Map.of();
            return new WebIdentityToken(
                    claims.getIssuer(),
                    claims.getSubject(),
                    party.orElse(audiences.getFirst()),
                    texts(all, "amr"),
                    texts(all, SOURCE).stream().findFirst(),
                    tags(all, nested),
                    nested.isEmpty()
                            ? texts(all, FLAT_TRANSITIVE)
                            : texts(nested, "transitive_tag_keys"));
        } catch (ParseException unreadable) {
            throw SamlError.token("The ID Token provided is not a valid JWT");
        }
    }

    private static List<Struct> tags(Map<String, Object> all, Map<?, ?> nested) {
        Map<String, Object> tags = new LinkedHashMap<>();
        if (nested.get("principal_tags") instanceof Map<?, ?> map) {
            map.forEach((key, value) -> tags.put(String.valueOf(key), value));
        }
        all.forEach(
                (name, value) -> {
                    if (name.startsWith(FLAT_TAG)) {
                        tags.put(name.substring(FLAT_TAG.length()), value);
                    }
                });
        List<Struct> structs = new ArrayList<>();
        tags.keySet()
                .forEach(
                        key -> {
                            List<String> values = texts(tags, key);
                            if (values.size() != 1) {
                                throw SamlError.token(
                                        "The session tag " + key + " must have one value");
                            }
                            structs.add(
                                    Struct.builder()
                                            .put("Key", key)
                                            .put("Value", values.getFirst())
                                            .build());
                        });
        return structs;
    }

    /** A claim's strings, whether it is one or a list. */
    private static List<String> texts(Map<?, ?> claims, String name) {
        return switch (claims.get(name)) {
            case null -> List.of();
            case String text -> List.of(text);
            case List<?> list when list.stream().allMatch(String.class::isInstance) ->
                    list.stream().map(String.class::cast).toList();
            case Object _ -> throw SamlError.token("A claim isn't text or a list of texts");
        };
    }
}
