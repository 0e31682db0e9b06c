package cloister.identity;

import static cloister.identity.SecureXml.children;

import cloister.wire.ApiException;

import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A SAML response of exactly the form in which its signatures mean what they seem to: one
 * assertion, right below the response; signatures nowhere but right below the two; no ID twice; no
 * comments, no processing instructions, no document type, nothing encrypted. Any other form is
 * refused before a signature is looked at, which leaves no place to wrap a signed part in.
 */
record SamlDocument(
        Element response,
        Element assertion,
        Optional<Element> responseSignature,
        Optional<Element> assertionSignature) {
    static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

    /**
     * Reads a response as browsers post it, in Base64.
     *
     * @throws ApiException InvalidIdentityToken
     */
    static SamlDocument read(String base64) {
        Element response = parse(base64).getDocumentElement();
        if (!SecureXml.is(response, PROTOCOL, "Response")) {
            throw SamlError.invalid("its root is no Response of SAML 2.0");
        }
        refuseHidingPlaces(response.getOwnerDocument());
        List<Element> all = SecureXml.all(response);
        Element assertion = onlyAssertion(response, all);
        refuseTwins(all);
        Optional<Element> responseSignature = signature(response);
        Optional<Element> assertionSignature = signature(assertion);
        long signatures = all.stream().filter(SamlDocument::isSignature).count();
        if (signatures
                != responseSignature.stream().count() + assertionSignature.stream().count()) {
            throw SamlError.invalid("it has a Signature where none belongs");
        }
        requireSuccess(response);
        return new SamlDocument(response, assertion, responseSignature, assertionSignature);
    }

    private static Document parse(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException notBase64) {
            throw SamlError.token("Invalid base64 SAMLResponse");
        }
        try {
            return SecureXml.parse(new InputSource(new ByteArrayInputStream(bytes)));
        } catch (SAXException unreadable) {
            throw SamlError.invalid("it isn't well-formed XML without a document type");
        }
    }

    private static void refuseHidingPlaces(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            switch (child.getNodeType()) {
                case Node.COMMENT_NODE, Node.PROCESSING_INSTRUCTION_NODE ->
                        throw SamlError.invalid("it has a comment or processing instruction");
                default -> refuseHidingPlaces(child);
            }
        }
    }

    private static Element onlyAssertion(Element response, List<Element> all) {
        if (all.stream().anyMatch(element -> element.getLocalName().startsWith("Encrypted"))) {
            throw SamlError.invalid("encrypted parts are not supported");
        }
        List<Element> assertions = children(response, ASSERTION, "Assertion");
        long named = all.stream().filter(one -> one.getLocalName().equals("Assertion")).count();
        long responses = all.stream().filter(one -> one.getLocalName().equals("Response")).count();
        if (assertions.size() != 1 || named != 1 || responses != 1) {
            throw SamlError.invalid("it has not exactly one Assertion, right below its Response");
        }
        return assertions.getFirst();
    }

    private static void refuseTwins(List<Element> all) {
        Set<String> seen = new HashSet<>();
        for (Element element : all) {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                Attr attribute = (Attr) attributes.item(i);
                if (attribute.getLocalName().equalsIgnoreCase("id")
                        && !seen.add(attribute.getValue())) {
                    throw SamlError.invalid("it has the same ID twice");
                }
            }
        }
    }

    private static Optional<Element> signature(Element signed) {
        List<Element> signatures = children(signed, SamlMetadata.SIGNATURE, "Signature");
        if (signatures.size() > 1) {
            throw SamlError.invalid("it has two Signatures of one element");
        }
        return signatures.stream().findFirst();
    }

    private static boolean isSignature(Element element) {
        return element.getLocalName().equals("Signature");
    }

    private static void requireSuccess(Element response) {
        boolean success =
                children(response, PROTOCOL, "Status").stream()
                        .flatMap(status -> children(status, PROTOCOL, "StatusCode").stream())
                        .map(code -> code.getAttribute("Value"))
                        .toList()
                        .equals(List.of(SUCCESS));
        if (!success) {
            throw SamlError.invalid("its Status isn't Success");
        }
    }
}
