package cloister.identity;

import static cloister.identity.SamlDocument.ASSERTION;
import static cloister.identity.SecureXml.children;

import cloister.wire.ApiException;
import cloister.wire.Struct;

import org.w3c.dom.Element;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The attributes of an assertion by name, those that came in several elements of one name together
 * (IAM user guide, "Configure SAML assertions for the authentication response").
 */
record SamlAttributes(Map<String, List<String>> byName) {
    private static final String AWS = "https://aws.amazon.com/SAML/Attributes/";
    private static final String TAG = AWS + "PrincipalTag:";
    private static final String NAME = "[\\w+=,.@-]{2,64}";

    static SamlAttributes of(Element assertion) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (Element statement : children(assertion, ASSERTION, "AttributeStatement")) {
            for (Element attribute : children(statement, ASSERTION, "Attribute")) {
                List<String> values =
                        byName.computeIfAbsent(
                                attribute.getAttribute("Name"), _ -> new ArrayList<>());
                children(attribute, ASSERTION, "AttributeValue").stream()
                        .map(SecureXml::text)
                        .forEach(values::add);
            }
        }
        return new SamlAttributes(byName);
    }

    /** The pairs of role and provider that the person may take, whichever of the two is first. */
    List<SamlRole> roles() {
        return values(AWS + "Role").stream().flatMap(value -> SamlRole.of(value).stream()).toList();
    }

    /**
     * The session's name.
     *
     * @throws ApiException InvalidIdentityToken
     */
    String roleSessionName() {
        String name =
                one(AWS + "RoleSessionName")
                        .orElseThrow(
                                () ->
                                        SamlError.token(
                                                "RoleSessionName is required in AuthnResponse"));
        if (!name.matches(NAME)) {
            throw SamlError.token(
                    "RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}");
        }
        return name;
    }

    /**
     * How long a session in the console is to last.
     *
     * @throws ApiException InvalidIdentityToken where it isn't a number of seconds from 900 to
     *     43200
     */
    Optional<Duration> sessionDuration() {
        return one(AWS + "SessionDuration").map(SamlAttributes::seconds);
    }

    private static Duration seconds(String text) {
        int seconds = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (seconds < 900 || seconds > 43_200) {
            throw SamlError.token(
                    "SessionDuration in AuthnResponse must be a number of seconds from 900 to"
                            + " 43200");
        }
        return Duration.ofSeconds(seconds);
    }

    /**
     * Who the person is at the provider, to stay known down a chain of roles.
     *
     * @throws ApiException InvalidIdentityToken
     */
    Optional<String> sourceIdentity() {
        Optional<String> identity = one(AWS + "SourceIdentity");
        if (identity.filter(text -> !text.matches(NAME) || text.startsWith("aws:")).isPresent()) {
            throw SamlError.token(
                    "Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with"
                            + " \"aws:\"");
        }
        return identity;
    }

    /**
     * Session tags.
     *
     * @throws ApiException InvalidIdentityToken where one has several values
     */
    List<Struct> tags() {
        return byName.keySet().stream()
                .filter(name -> name.startsWith(TAG))
                .map(
                        name ->
                                Struct.builder()
                                        .put("Key", name.substring(TAG.length()))
                                        .put("Value", one(name).orElse(""))
                                        .build())
                .toList();
    }

    /**
     * The keys of tags that are handed down. Okta may send its list as it is typed there, {@code
     * {"team","site"}}; no tag's key has braces, quotes or commas in it.
     */
    List<String> transitiveTagKeys() {
        return values(AWS + "TransitiveTagKeys").stream()
                .flatMap(value -> Stream.of(value.replaceAll("[{}\"]", "").split(",")))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .distinct()
                .toList();
    }

    List<String> values(String name) {
        return byName.getOrDefault(name, List.of());
    }

    private Optional<String> one(String name) {
        List<String> values = values(name);
        if (values.size() > 1) {
            throw SamlError.token(name + " in AuthnResponse must have one value");
        }
        return values.stream().findFirst();
    }
}
