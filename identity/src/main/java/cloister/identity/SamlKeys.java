package cloister.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The condition keys that begin with {@code saml:} (IAM user guide, "Mapping SAML attributes to AWS
 * trust policy context keys").
 */
final class SamlKeys {
    private static final String FORMAT = "urn:oasis:names:tc:SAML:2.0:nameid-format:";
    private static final String PERSON = "urn:oid:1.3.6.1.4.1.5923.1.1.1.";
    private static final String ORGANIZATION = "urn:oid:1.3.6.1.4.1.5923.1.2.1.";
    private static final String PILOT = "urn:oid:0.9.2342.19200300.100.1.";
    private static final String CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

    private static final Map<String, String> BY_ATTRIBUTE =
            Map.ofEntries(
                    Map.entry(PERSON + "1", "saml:edupersonaffiliation"),
                    Map.entry(PERSON + "2", "saml:edupersonnickname"),
                    Map.entry(PERSON + "3", "saml:edupersonorgdn"),
                    Map.entry(PERSON + "4", "saml:edupersonorgunitdn"),
                    Map.entry(PERSON + "5", "saml:edupersonprimaryaffiliation"),
                    Map.entry(PERSON + "6", "saml:edupersonprincipalname"),
                    Map.entry(PERSON + "7", "saml:edupersonentitlement"),
                    Map.entry(PERSON + "8", "saml:edupersonprimaryorgunitdn"),
                    Map.entry(PERSON + "9", "saml:edupersonscopedaffiliation"),
                    Map.entry(PERSON + "10", "saml:edupersontargetedid"),
                    Map.entry(PERSON + "11", "saml:edupersonassurance"),
                    Map.entry(ORGANIZATION + "2", "saml:eduorghomepageuri"),
                    Map.entry(ORGANIZATION + "3", "saml:eduorgidentityauthnpolicyuri"),
                    Map.entry(ORGANIZATION + "4", "saml:eduorglegalname"),
                    Map.entry(ORGANIZATION + "5", "saml:eduorgsuperioruri"),
                    Map.entry(ORGANIZATION + "6", "saml:eduorgwhitepagesuri"),
                    Map.entry("urn:oid:2.5.4.3", "saml:cn"),
                    Map.entry("urn:oid:2.5.4.4", "saml:surname"),
                    Map.entry("urn:oid:2.5.4.42", "saml:givenName"),
                    Map.entry("urn:oid:2.5.4.45", "saml:x500UniqueIdentifier"),
                    Map.entry(PILOT + "1", "saml:uid"),
                    Map.entry(PILOT + "3", "saml:mail"),
                    Map.entry(PILOT + "45", "saml:organizationStatus"),
                    Map.entry("http://schemas.xmlsoap.org/claims/CommonName", "saml:commonName"),
                    Map.entry(CLAIMS + "name", "saml:name"),
                    Map.entry(CLAIMS + "givenname", "saml:givenName"),
                    Map.entry(CLAIMS + "surname", "saml:surname"),
                    Map.entry(CLAIMS + "emailaddress", "saml:mail"),
                    Map.entry(
                            "http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid",
                            "saml:primaryGroupSID"));

    private SamlKeys() {}

    /** Those that every request of the session has. */
    static Map<String, List<String>> ofSession(
            SamlAssertion assertion, Account account, SamlProvider provider) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        keys.put("saml:namequalifier", List.of(nameQualifier(assertion, account, provider)));
        keys.put("saml:sub", List.of(assertion.subject()));
        keys.put("saml:sub_type", List.of(subjectType(assertion)));
        return keys;
    }

    /** Those that a role's trust policy is decided with. */
    static Map<String, List<String>> ofTrust(
            SamlAssertion assertion, Account account, SamlProvider provider) {
        Map<String, List<String>> keys = ofSession(assertion, account, provider);
        keys.put("saml:aud", List.of(assertion.recipient()));
        keys.put("saml:iss", List.of(assertion.issuer()));
        keys.put("saml:doc", List.of(account.id() + "/" + provider.name()));
        assertion
                .attributes()
                .byName()
                .forEach(
                        (name, values) -> {
                            String key = BY_ATTRIBUTE.get(name);
                            if (key != null && !values.isEmpty()) {
                                keys.put(key, List.copyOf(values));
                            }
                        });
        return keys;
    }

    /** Tells a subject's names of this provider and account from those of others. */
    static String nameQualifier(SamlAssertion assertion, Account account, SamlProvider provider) {
        String text = assertion.issuer() + account.id() + "/" + provider.name();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** {@code persistent}, {@code transient}, or a format's full name. */
    static String subjectType(SamlAssertion assertion) {
        return assertion.subjectFormat().startsWith(FORMAT)
                ? assertion.subjectFormat().substring(FORMAT.length())
                : assertion.subjectFormat();
    }
}
