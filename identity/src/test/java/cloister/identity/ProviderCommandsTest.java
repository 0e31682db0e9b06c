package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** SAML and OpenID Connect providers as IAM keeps them. */
final class ProviderCommandsTest {
    private static final String SAML_ARN = "arn:aws:iam::123456789012:saml-provider/okta";
    private static final String OIDC_ARN =
            "arn:aws:iam::123456789012:oidc-provider/id.example.org/realms/Studio";
    private static final String METADATA =
            """
            <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"
                entityID="https://id.example.org" validUntil="2030-01-01T00:00:00Z">
              <md:IDPSSODescriptor
                  protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                <md:KeyDescriptor use="signing">
                  <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
                    <ds:X509Data><ds:X509Certificate>
                      MIIBiTCCAS+gAwIBAgIUcNI4Z7wPb497iRt22Gx6fpfish0wCgYIKoZIzj0EAwIw
                      GjEYMBYGA1UEAwwPaWRwLmV4YW1wbGUub3JnMB4XDTI2MTEyNDExMjg0NFoXDTM2
                      MTEyMTExMjg0NFowGjEYMBYGA1UEAwwPaWRwLmV4YW1wbGUub3JnMFkwEwYHKoZI
                      zj0CAQYIKoZIzj0DAQcDQgAEB7my6HGfCCXOcEgX3wWa5QUzZQKP0MYTxBYm4sS6
                      RPjHYgrdrM+ARKA/k+TazaclIM8iA9CumiarWlHlL7mD8qNTMFEwHQYDVR0OBBYE
                      FCDYqfs/3NyJxX6TfJaBA3QJ5i7jMB8GA1UdIwQYMBaAFCDYqfs/3NyJxX6TfJaB
                      A3QJ5i7jMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgM316FM9Z
                      zAEvL/1wLm1p6tEuEuQt73QaPAOf1+40L58CIQDFz8N15Jg382aKnl/9xoNuue7X
                      JbMMivnvy5SPvayaRQ==
                    </ds:X509Certificate></ds:X509Data>
                  </ds:KeyInfo>
                </md:KeyDescriptor>
              </md:IDPSSODescriptor>
            </md:EntityDescriptor>
            """
                    + " ".repeat(1000);

    private final TestAccount account = new TestAccount();

    @Test
    void a_saml_provider_is_kept_with_its_metadata() {
        createSaml(METADATA);
        Struct provider = account.call("iam:GetSAMLProvider", "SAMLProviderArn", SAML_ARN);
        assertThat(provider.string("SAMLMetadataDocument")).isEqualTo(METADATA);
        assertThat(provider.get("ValidUntil")).contains(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(account.call("iam:ListSAMLProviders").structs("SAMLProviderList"))
                .extracting(listed -> listed.string("Arn"))
                .containsExactly(SAML_ARN);
        assertThat(account.identity.tags(SAML_ARN)).contains(Map.of("team", "A"));

        account.call(
                "iam:UpdateSAMLProvider",
                "SAMLProviderArn",
                SAML_ARN,
                "SAMLMetadataDocument",
                METADATA.replace("2030", "2031"));
        account.call("iam:DeleteSAMLProvider", "SAMLProviderArn", SAML_ARN);
        account.refuses(
                "NoSuchEntity",
                "Manifest not found for arn " + SAML_ARN,
                "iam:GetSAMLProvider",
                "SAMLProviderArn",
                SAML_ARN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    entityID=             | entity=    | it has no EntityDescriptor with an entityID at its root
                    md:IDPSSODescriptor   | md:SPSSO   | it describes not one identity provider (IDPSSODescriptor)
                    ds:X509Certificate    | ds:X509    | it has no certificate to check signatures by (X509Certificate)
                    MIIB                  | MIIX       | a certificate in it (X509Certificate) can't be read
                    2030                  | 2020       | it was valid until 2020-01-01T00:00:00Z only
                    2030-01-01T00:00:00Z  | never      | validUntil is no date: never
                    </md:EntityDescriptor> | </md>     | it isn't well-formed XML without a document type
                    """)
    void metadata_that_describes_no_provider_is_refused(String from, String to, String why) {
        account.refuses(
                "InvalidInput",
                "Could not parse metadata: " + why + ".",
                "iam:CreateSAMLProvider",
                "Name",
                "okta",
                "SAMLMetadataDocument",
                METADATA.replace(from, to));
    }

    @Test
    void metadata_with_a_document_type_is_not_even_looked_at() {
        account.refuses(
                "InvalidInput",
                "Could not parse metadata: it isn't well-formed XML without a document type.",
                "iam:CreateSAMLProvider",
                "Name",
                "okta",
                "SAMLMetadataDocument",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + METADATA);
    }

    @Test
    void an_oidc_provider_is_named_by_its_url() {
        assertThat(createOidc("https://id.example.org/realms/Studio")).isEqualTo(OIDC_ARN);
        Struct provider =
                account.call("iam:GetOpenIDConnectProvider", "OpenIDConnectProviderArn", OIDC_ARN);
        assertThat(provider.string("Url")).isEqualTo("id.example.org/realms/Studio");
        assertThat(provider.strings("ClientIDList")).containsExactly("studio");

        account.call(
                "iam:AddClientIDToOpenIDConnectProvider",
                "OpenIDConnectProviderArn",
                OIDC_ARN,
                "ClientID",
                "console");
        account.call(
                "iam:RemoveClientIDFromOpenIDConnectProvider",
                "OpenIDConnectProviderArn",
                OIDC_ARN,
                "ClientID",
                "studio");
        account.call(
                "iam:UpdateOpenIDConnectProviderThumbprint",
                "OpenIDConnectProviderArn",
                OIDC_ARN,
                "ThumbprintList",
                List.of("a".repeat(40)));
        Struct changed =
                account.call("iam:GetOpenIDConnectProvider", "OpenIDConnectProviderArn", OIDC_ARN);
        assertThat(changed.strings("ClientIDList")).containsExactly("console");
        assertThat(changed.strings("ThumbprintList")).containsExactly("a".repeat(40));

        account.call(
                "iam:TagOpenIDConnectProvider",
                "OpenIDConnectProviderArn",
                OIDC_ARN,
                "Tags",
                TestAccount.tags("team", "A"));
        assertThat(account.identity.tags(OIDC_ARN)).contains(Map.of("team", "A"));
        account.call("iam:DeleteOpenIDConnectProvider", "OpenIDConnectProviderArn", OIDC_ARN);
        assertThat(
                        account.call("iam:ListOpenIDConnectProviders")
                                .structs("OpenIDConnectProviderList"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example.org",
                "id.example.org",
                "https://id.example.org:8443",
                "https://id.example.org/?a=b",
                "https://id.example.org/#f",
                "https://u@id.example.org",
                "https://id example.org"
            })
    void an_oidc_url_that_is_no_plain_https_is_refused(String url) {
        account.refuses(
                "ValidationError",
                "Invalid Open ID Connect Provider URL: "
                        + url
                        + " must be https://, without port, query or fragment.",
                "iam:CreateOpenIDConnectProvider",
                "Url",
                url);
    }

    private void createSaml(String metadata) {
        account.call(
                "iam:CreateSAMLProvider",
                "Name",
                "okta",
                "SAMLMetadataDocument",
                metadata,
                "Tags",
                TestAccount.tags("team", "A"));
    }

    private String createOidc(String url) {
        return account.call(
                        "iam:CreateOpenIDConnectProvider",
                        "Url",
                        url,
                        "ClientIDList",
                        List.of("studio"))
                .string("OpenIDConnectProviderArn");
    }
}
