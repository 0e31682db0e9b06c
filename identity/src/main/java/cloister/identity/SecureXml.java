package cloister.identity;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/**
 * Reads XML from strangers: without document types, so that there are no entities and nothing is
 * fetched.
 */
final class SecureXml {
    private SecureXml() {}

    /**
     * Reads a document.
     *
     * @throws SAXException where it isn't well-formed, or has a document type
     */
    static Document parse(InputSource source) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // not on standard error
            return builder.parse(source);
        } catch (IOException unreadable) {
            throw new SAXException(unreadable);
        } catch (ParserConfigurationException missing) {
            throw new IllegalStateException("no secure XML parser", missing);
        }
    }

    /** The child elements of that name. */
    static List<Element> children(Element parent, String namespace, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && is(element, namespace, name)) {
                found.add(element);
            }
        }
        return found;
    }

    /** All elements below a node, itself included. */
    static List<Element> all(Element top) {
        List<Element> found = new ArrayList<>(List.of(top));
        for (Node node = top.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.addAll(all(element));
            }
        }
        return found;
    }

    static boolean is(Node node, String namespace, String name) {
        return namespace.equals(node.getNamespaceURI()) && name.equals(node.getLocalName());
    }

    /** An element's text without the white space around it. */
    static String text(Element element) {
        return element.getTextContent().strip();
    }
}
