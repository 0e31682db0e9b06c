package cloister.wire;

import java.nio.charset.StandardCharsets;

/** Writes XML: elements, attributes and text, escaped so that every reader gives it back whole. */
final class Xml {
    private final StringBuilder out = new StringBuilder(512);
    private boolean open;

    /** Begins an element. */
    Xml start(String name) {
        closeTag();
        out.append('<').append(name);
        open = true;
        return this;
    }

    /** An attribute of the element just begun. */
    Xml attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        escape(value);
        out.append('"');
        return this;
    }

    /** A namespace of the element just begun; none where it is empty. */
    Xml namespace(String prefix, String uri) {
        return uri.isEmpty()
                ? this
                : attribute(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, uri);
    }

    Xml text(String text) {
        closeTag();
        escape(text);
        return this;
    }

    Xml end(String name) {
        closeTag();
        out.append("</").append(name).append('>');
        return this;
    }

    /** An element with nothing but text. */
    Xml element(String name, String text) {
        return start(name).text(text).end(name);
    }

    byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void closeTag() {
        if (open) {
            out.append('>');
            open = false;
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\t' -> out.append("&#x9;");
                case '\n' -> out.append("&#xA;");
                case '\r' -> out.append("&#xD;");
                case '\u0085' -> out.append("&#x85;");
                case '\u2028' -> out.append("&#x2028;");
                default -> out.append(isAllowed(text, i) ? c : '\uFFFD');
            }
        }
    }

    /**
     * XML 1.0 has no way to write control characters, lone surrogates and the two non-characters.
     */
    private static boolean isAllowed(String text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
        }
        return c >= ' ' && c < '\uFFFE';
    }
}
