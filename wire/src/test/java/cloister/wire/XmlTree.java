package cloister.wire;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/**
 * An XML element for comparison: children of different names may come in any order, blanks between
 * elements don't count.
 */
record XmlTree(
        String name, TreeMap<String, String> attributes, String text, List<XmlTree> children) {

    static XmlTree of(String document) {
        try {
            return of(
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(
                                    new ByteArrayInputStream(
                                            document.trim().getBytes(StandardCharsets.UTF_8)))
                            .getDocumentElement());
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("not XML: " + document, e);
        }
    }

    /** The tree without the children of a name. */
    XmlTree without(String child) {
        return new XmlTree(
                name,
                attributes,
                text,
                children.stream().filter(each -> !each.name.equals(child)).toList());
    }

    /** The tree with nothing said of its root's namespace. */
    XmlTree withoutNamespace() {
        TreeMap<String, String> others = new TreeMap<>(attributes);
        others.remove("xmlns");
        return new XmlTree(name, others, text, children);
    }

    private static XmlTree of(Element element) {
        TreeMap<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            attributes.put(attribute.getNodeName(), attribute.getNodeValue());
        }
        NodeList nodes = element.getChildNodes();
        List<XmlTree> children =
                IntStream.range(0, nodes.getLength())
                        .mapToObj(nodes::item)
                        .filter(Element.class::isInstance)
                        .map(Element.class::cast)
                        .map(XmlTree::of)
                        .sorted(Comparator.comparing(XmlTree::name))
                        .toList();
        String text = children.isEmpty() ? element.getTextContent() : "";
        return new XmlTree(element.getNodeName(), attributes, text, children);
    }
}
