package cloister.identity;

import cloister.wire.ApiException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/**
 * A SAML identity provider's metadata document, checked as far as IAM does when it is given: it
 * describes one provider, who it is and what certificate it signs with.
 */
record SamlMetadata(String document, Instant validUntil) {
    static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
    static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

    /** What IAM says of metadata that names no end: a hundred years. */
    private static final Duration WITHOUT_END = Duration.ofDays(36_500);

    /**
     * Reads a document.
     *
     * @throws ApiException InvalidInput
     */
    static SamlMetadata of(String document, Instant now) {
        Element root = parse(document).getDocumentElement();
        if (!METADATA.equals(root.getNamespaceURI())
                || !"EntityDescriptor".equals(root.getLocalName())
                || root.getAttribute("entityID").isEmpty()) {
            throw invalid("it has no EntityDescriptor with an entityID at its root");
        }
        if (root.getElementsByTagNameNS(METADATA, "IDPSSODescriptor").getLength() != 1) {
            throw invalid("it describes not one identity provider (IDPSSODescriptor)");
        }
        if (SamlSigner.of(document).keys().isEmpty()) {
            throw invalid("it has no certificate to check signatures by (X509Certificate)");
        }
        return new SamlMetadata(document, validUntil(root, now));
    }

    private static Instant validUntil(Element root, Instant now) {
        String text = root.getAttribute("validUntil");
        if (text.isEmpty()) {
            return now.plus(WITHOUT_END);
        }
        try {
            Instant end = OffsetDateTime.parse(text).toInstant();
            if (!end.isAfter(now)) {
                throw invalid("it was valid until " + text + " only");
            }
            return end;
        } catch (DateTimeParseException unreadable) {
            throw invalid("validUntil is no date: " + text);
        }
    }

    static Document parse(String document) {
        try {
            return SecureXml.parse(new InputSource(new StringReader(document)));
        } catch (SAXException unreadable) {
            throw invalid("it isn't well-formed XML without a document type");
        }
    }

    static ApiException invalid(String why) {
        return IamError.invalidInput("Could not parse metadata: " + why + ".");
    }
}
