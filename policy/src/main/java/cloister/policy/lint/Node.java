package cloister.policy.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A value of a text that is JSON or was meant to be, with its place. */
sealed interface Node {
    Span span();

    /** What the value is, in words. */
    String kind();

    /**
     * An object; members keep their order, and names may repeat.
     *
     * @param note whether it holds nothing but a note such as {@code - - Existing statements}
     */
    record ObjectNode(Span span, List<Member> members, boolean note) implements Node {
        public ObjectNode {
            members = List.copyOf(members);
        }

        /** The first member of a name, or else the first that was meant to have it. */
        Optional<Member> member(String name) {
            return Elements.find(members, name);
        }

        /** Whether it has a member of a name in any case. */
        boolean has(String name) {
            return members.stream()
                    .anyMatch(member -> member.name().value().equalsIgnoreCase(name));
        }

        @Override
        public String kind() {
            return "an object";
        }
    }

    record ArrayNode(Span span, List<Node> elements) implements Node {
        public ArrayNode {
            elements = List.copyOf(elements);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A string. */
    record TextNode(Span span, String value, String raw) implements Node {
        @Override
        public String kind() {
            return "a string";
        }

        /** Whether both quotes are there. */
        boolean quoted() {
            return span.end() - span.start() == raw.length() + 2;
        }

        /** The place of a part of the value, from one of its characters to before another. */
        Span part(int from, int to) {
            int start = span.start() + (quoted() ? 1 : 0);
            return new Span(start + rawOffset(from), start + rawOffset(to));
        }

        private int rawOffset(int index) {
            if (raw.length() == value.length()) {
                return index;
            }
            int at = 0;
            for (int i = 0; i < index && at < raw.length(); i++) {
                at += raw.charAt(at) == '\\' ? raw.startsWith("\\u", at) ? 6 : 2 : 1;
            }
            return Math.min(at, raw.length());
        }
    }

    /** A number, true, false or null. */
    record LiteralNode(Span span, String text) implements Node {
        @Override
        public String kind() {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "null" -> "null";
                case "true", "false" -> "a boolean";
                default -> "a number";
            };
        }
    }

    /** A member of an object. */
    record Member(TextNode name, Node value) {
        Span span() {
            return Span.between(name.span(), value.span());
        }
    }
}
