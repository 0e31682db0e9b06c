package cloister.cli;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML elements as maps of their children; one that comes again becomes a list. */
final class XmlTree {
    private static final XMLInputFactory XML = factory();

    private XmlTree() {}

    /** Reads a document and gives the children of its root. */
    static Map<String, Object> read(String text) throws IOException {
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new StringReader(text));
            reader.nextTag();
            return element(reader) instanceof Map<?, ?> children ? named(children) : Map.of();
        } catch (XMLStreamException failure) {
            throw new IOException("no XML: " + text, failure);
        }
    }

    private static Object element(XMLStreamReader reader) throws XMLStreamException {
        Map<String, Object> children = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        while (reader.next() != XMLStreamReader.END_ELEMENT) {
            if (reader.isStartElement()) {
                String name = reader.getLocalName();
                children.merge(name, element(reader), XmlTree::both);
            } else if (reader.isCharacters()) {
                text.append(reader.getText());
            }
        }
        return children.isEmpty() ? text.toString() : children;
    }

    private static Object both(Object before, Object next) {
        List<Object> elements = new ArrayList<>();
        if (before instanceof List<?> list) {
            elements.addAll(list);
        } else {
            elements.add(before);
        }
        elements.add(next);
        return elements;
    }

    private static Map<String, Object> named(Map<?, ?> children) {
        Map<String, Object> named = new LinkedHashMap<>();
        children.forEach((name, child) -> named.put(String.valueOf(name), child));
        return named;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
