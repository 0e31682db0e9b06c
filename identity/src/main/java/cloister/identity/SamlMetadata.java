package cloister.identity;

import cloister.wire.ApiException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/**
 * A SAML identity provider's metadata document, checked as far as IAM does when it is given: it
 * describes one provider, who it is and what certificate it signs with.
 */
record SamlMetadata(String document, Instant validUntil) {
    private static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

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
        if (root.getElementsByTagNameNS(SIGNATURE, "X509Certificate").getLength() == 0) {
            throw invalid("it has no certificate (X509Certificate)");
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

    private static Document parse(String document) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // not on standard error
            return builder.parse(new InputSource(new StringReader(document)));
        } catch (SAXException | IOException unreadable) {
            throw invalid("it isn't well-formed XML without a document type");
        } catch (ParserConfigurationException missing) {
            throw new IllegalStateException("no secure XML parser", missing);
        }
    }

    private static ApiException invalid(String why) {
        return IamError.invalidInput("Could not parse metadata: " + why + ".");
    }
}
