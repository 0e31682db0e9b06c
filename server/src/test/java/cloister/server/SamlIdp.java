package cloister.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

/** An identity provider in miniature, which also says what no honest one would. */
final class SamlIdp {
    static final String ENTITY = "https://idp.example.org/saml";
    static final String AWS = "https://signin.aws.amazon.com/saml";
    static final String ATTRIBUTES = "https://aws.amazon.com/SAML/Attributes/";

    private final KeyPair keys;

    private SamlIdp(KeyPair keys) {
        this.keys = keys;
    }

    static SamlIdp create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new SamlIdp(generator.generateKeyPair());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    KeyPair keys() {
        return keys;
    }

    String metadata() {
        return """
        <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s">
          <md:IDPSSODescriptor
              protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
            <md:KeyDescriptor use="signing">
              <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
                <ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data>
              </ds:KeyInfo>
            </md:KeyDescriptor>
            <md:SingleSignOnService Location="https://idp.example.org/sso?realm=a&amp;b=c"
                Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"/>
          </md:IDPSSODescriptor>
        </md:EntityDescriptor>
        """
                .formatted(ENTITY, Certificate.of(keys));
    }

    /** An unsigned response with attribute elements as given. */
    static String response(String attributes) {
        Instant now = Instant.now();
        return """
        <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"
            xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_R" Version="2.0"
            IssueInstant="NOW" Destination="AWS"><saml:Issuer>IDP</saml:Issuer><samlp:Status>
        <samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
        <saml:Assertion ID="_A" IssueInstant="NOW" Version="2.0"><saml:Issuer>IDP</saml:Issuer>
        <saml:Subject><saml:NameID
            Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">ana</saml:NameID>
        <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
        <saml:SubjectConfirmationData NotOnOrAfter="SOON" Recipient="AWS"/>
        </saml:SubjectConfirmation></saml:Subject>
        <saml:Conditions NotBefore="NOW" NotOnOrAfter="SOON"><saml:AudienceRestriction>
        <saml:Audience>urn:amazon:webservices</saml:Audience></saml:AudienceRestriction>
        </saml:Conditions><saml:AttributeStatement>ATTRIBUTES</saml:AttributeStatement>
        </saml:Assertion></samlp:Response>
        """
                .replace("ATTRIBUTES", attributes)
                .replace("_R", "_" + UUID.randomUUID())
                .replace("_A", "_" + UUID.randomUUID())
                .replace("NOW", now.toString())
                .replace("SOON", now.plus(Duration.ofMinutes(2)).toString())
                .replace("IDP", ENTITY)
                .replace("AWS", AWS);
    }

    /** An attribute element; the name without AWS's prefix. */
    static String attribute(String name, String... values) {
        return named(ATTRIBUTES + name, values);
    }

    static String named(String name, String... values) {
        StringBuilder xml = new StringBuilder("<saml:Attribute Name=\"" + name + "\">");
        for (String value : values) {
            xml.append("<saml:AttributeValue>").append(value).append("</saml:AttributeValue>");
        }
        return xml.append("</saml:Attribute>").toString();
    }

    /** The response with elements of these local names signed, in this order. */
    String signed(String xml, String... names) {
        Document document = parse(xml);
        for (String name : names) {
            sign((Element) document.getElementsByTagNameNS("*", name).item(0));
        }
        return write(document);
    }

    static String base64(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(UTF_8));
    }

    private void sign(Element element) {
        element.setIdAttribute("ID", true);
        Node issuer = element.getElementsByTagNameNS("*", "Issuer").item(0);
        DOMSignContext place =
                new DOMSignContext(keys.getPrivate(), element, issuer.getNextSibling());
        place.setDefaultNamespacePrefix("ds");
        XMLSignatureFactory xml = XMLSignatureFactory.getInstance("DOM");
        try {
            var transforms =
                    List.of(
                            xml.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                            xml.newTransform(
                                    CanonicalizationMethod.EXCLUSIVE,
                                    (TransformParameterSpec) null));
            var reference =
                    xml.newReference(
                            "#" + element.getAttribute("ID"),
                            xml.newDigestMethod(DigestMethod.SHA256, null),
                            transforms,
                            null,
                            null);
            var info =
                    xml.newSignedInfo(
                            xml.newCanonicalizationMethod(
                                    CanonicalizationMethod.EXCLUSIVE,
                                    (C14NMethodParameterSpec) null),
                            xml.newSignatureMethod(SignatureMethod.RSA_SHA256, null),
                            List.of(reference));
            xml.newXMLSignature(info, null).sign(place);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    static Document parse(String xml) {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)));
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    static String write(Document document) {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
