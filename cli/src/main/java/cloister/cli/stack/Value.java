package cloister.cli.stack;

import cloister.cli.JsonTree;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The value of a resource's attribute; values are equal where they mean the same. */
public sealed interface Value {
    /** As people read it, a line an item. */
    String text();

    /** A name, an ARN, a word. */
    record Text(String text) implements Value {}

    /** Names in no order. */
    record Items(List<String> items) implements Value {
        public Items {
            items = items.stream().sorted().toList();
        }

        @Override
        public String text() {
            return String.join("\n", items);
        }
    }

    /** A policy document; blanks and the order of members mean nothing. */
    record Policy(Map<String, Object> document, String text) implements Value {
        public Policy {
            document = Map.copyOf(document);
        }

        /** Reads a document; what is no JSON object is kept as a text that equals no document. */
        static Value of(String json) {
            try {
                Map<String, Object> document = JsonTree.read(json);
                return new Policy(document, JsonTree.pretty(document));
            } catch (IOException unreadable) {
                return new Text(json);
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Policy policy && policy.document.equals(document);
        }

        @Override
        public int hashCode() {
            return document.hashCode();
        }
    }
}
