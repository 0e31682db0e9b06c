package cloister.wire;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a form says at one name: a value, and what lies below it ({@code Tags.member.1.Key}). */
final class FormNode {
    private static final int MAX_DEPTH = 64;

    private @Nullable String value;
    private final Map<String, FormNode> children = new LinkedHashMap<>();

    /** Sets a value; of one that comes twice the first counts. */
    void put(String path, String text) {
        FormNode node = this;
        int depth = 0;
        int start = 0;
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', start)) {
            node = node.descend(path.substring(start, dot));
            start = dot + 1;
            if (++depth > MAX_DEPTH) {
                throw QueryErrors.malformed(
                        "A parameter's name has more than " + MAX_DEPTH + " parts");
            }
        }
        node = node.descend(path.substring(start));
        if (node.value == null) {
            node.value = text;
        }
    }

    Optional<String> value() {
        return Optional.ofNullable(value);
    }

    Optional<FormNode> child(String name) {
        return Optional.ofNullable(children.get(name));
    }

    boolean isLeaf() {
        return children.isEmpty();
    }

    /** The numbered children in the order of their numbers, however many are left out between. */
    List<FormNode> elements() {
        List<Numbered> numbered = new ArrayList<>(children.size());
        children.forEach((name, node) -> numbered.add(new Numbered(number(name), node)));
        numbered.sort((one, other) -> Integer.compare(one.number(), other.number()));
        return numbered.stream().map(Numbered::node).toList();
    }

    private FormNode descend(String name) {
        return children.computeIfAbsent(name, added -> new FormNode());
    }

    private static int number(String name) {
        if (name.isEmpty() || !name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw QueryErrors.listNotExpected();
        }
        if (name.equals("0")) {
            throw QueryErrors.malformed("0 is not a valid index");
        }
        if (name.charAt(0) == '0') {
            throw QueryErrors.malformed("Value found where not expected");
        }
        if (name.length() > 9) {
            throw QueryErrors.malformed("Index " + name + " is illegal");
        }
        return Integer.parseInt(name);
    }

    private record Numbered(int number, FormNode node) {}
}
