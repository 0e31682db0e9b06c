package cloister.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.wire.ApiException;

import org.w3c.dom.Element;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Single sign-on by SAML. A response may answer a request of ours, which must be this browser's, or
 * none, as where people start at the provider. Its NameID is the user name (IAM Identity Center
 * user guide, "SAML and SCIM identity federation with external identity providers").
 */
final class SamlSignOn implements SignOnProtocol {
    private static final byte PURPOSE = 5;
    private static final String REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    private static final String POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
    private static final String TICKET = "ticket";

    /** From the provider's post to the link that follows it at once. */
    private static final Duration ONWARD = Duration.ofMinutes(1);

    private final Account account;
    private final Sealing sealing;
    private final String metadata;
    private final Supplier<String> place;
    private final SamlReader reader = new SamlReader();

    SamlSignOn(Account account, Sealing sealing, String metadata, Supplier<String> place) {
        this.account = account;
        this.sealing = sealing;
        this.metadata = metadata;
        this.place = place;
    }

    /**
     * Makes sure that a provider's metadata is all that is needed.
     *
     * @throws ApiException InvalidInput
     */
    static void check(String metadata) {
        if (SamlSigner.of(metadata).keys().isEmpty()) {
            throw SamlMetadata.invalid("it has no certificate to check signatures by");
        }
        door(metadata);
    }

    private static String door(String metadata) {
        Element root = SamlMetadata.parse(metadata).getDocumentElement();
        return SecureXml.children(root, SamlMetadata.METADATA, "IDPSSODescriptor").stream()
                .flatMap(
                        provider ->
                                SecureXml.children(
                                        provider, SamlMetadata.METADATA, "SingleSignOnService")
                                        .stream())
                .filter(service -> service.getAttribute("Binding").equals(REDIRECT))
                .map(service -> service.getAttribute("Location"))
                .filter(location -> location.matches("https?://[^\\s\"<>]+"))
                .findFirst()
                .orElseThrow(
                        () ->
                                SamlMetadata.invalid(
                                        "it has no SingleSignOnService with HTTP-Redirect"));
    }

    /** Where the provider posts its responses, which is also what it calls us. */
    private String us() {
        return place.get() + "/saml";
    }

    @Override
    public String address(SignOnRequest request, Instant now) {
        String door = door(metadata);
        String xml =
                """
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"\
                 ID="%s" Version="2.0" IssueInstant="%s" Destination="%s"\
                 ProtocolBinding="%s" AssertionConsumerServiceURL="%s">\
                <saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">%s</saml:Issuer>\
                </samlp:AuthnRequest>\
                """
                        .formatted(
                                request.id(),
                                now.truncatedTo(ChronoUnit.SECONDS),
                                door.replace("&", "&amp;"),
                                POST,
                                us(),
                                us());
        String packed = Base64.getEncoder().encodeToString(Sealing.pack(xml.getBytes(UTF_8)));
        return door
                + (door.contains("?") ? "&" : "?")
                + "SAMLRequest="
                + URLEncoder.encode(packed, UTF_8);
    }

    /** Checks a response, and gives what to come back with; using it up comes then. */
    Map<String, String> posted(Map<String, String> form, Instant now) {
        SamlReader.Read read = reader.read(form.getOrDefault("SAMLResponse", ""), metadata);
        SamlChecks.issuer(read, reader.signer(metadata));
        SamlChecks.place(read, us()::equals, us()::equals);
        SamlChecks.time(read.assertion(), now);
        SamlAssertion assertion = read.assertion();
        byte[] content =
                FieldWriter.object(
                        out -> {
                            out.text("id", assertion.id()).time("issued", assertion.issued());
                            out.text("name", assertion.subject());
                            out.text("request", assertion.inResponseTo());
                            out.text("next", form.getOrDefault("RelayState", ""));
                            out.time("expires", now.plus(ONWARD));
                        });
        return Map.of(TICKET, sealing.seal(PURPOSE, content, now));
    }

    @Override
    public Answer answer(Map<String, String> came, Optional<SignOnRequest> request, Instant now) {
        Fields ticket =
                sealing.open(PURPOSE, came.getOrDefault(TICKET, ""))
                        .map(Fields::parse)
                        .filter(fields -> now.isBefore(fields.time("expires")))
                        .orElseThrow(
                                () -> SamlError.expired("The sign-in took too long; start again."));
        Optional<String> asked = ticket.optionalText("request");
        boolean unasked = asked.isEmpty();
        if (!unasked && !asked.equals(request.map(SignOnRequest::id))) {
            throw SamlError.invalid("it answers no request of this browser (InResponseTo)");
        }
        account.change(
                state ->
                        SamlReplays.use(
                                state,
                                "single-sign-on",
                                ticket.text("id"),
                                ticket.time("issued"),
                                now));
        return new Answer(
                ticket.text("name"),
                unasked
                        ? ticket.optionalText("next").orElse("")
                        : request.map(SignOnRequest::next).orElse(""));
    }

    /** What the provider needs to know of us. */
    String ownMetadata() {
        return """
        <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%1$s">
          <SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="true"
              protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
            <AssertionConsumerService Binding="%2$s" Location="%1$s" index="0" isDefault="true"/>
          </SPSSODescriptor>
        </EntityDescriptor>
        """
                .formatted(us(), POST);
    }
}
