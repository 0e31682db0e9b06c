package cloister.cli.teams;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A YAML mapping whose keys are known beforehand; what doesn't fit becomes a finding at its place.
 */
final class YamlMap {
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Node at;
    private final Findings findings;

    private YamlMap(Node at, Findings findings) {
        this.at = at;
        this.findings = findings;
    }

    /** Reads a mapping with these keys alone. */
    static YamlMap of(Node node, Set<String> known, Findings findings) {
        YamlMap map = open(node, findings);
        map.keys.forEach(
                (key, place) -> {
                    if (!known.contains(key)) {
                        findings.add(
                                place,
                                "unknown key '%s'; known here: %s"
                                        .formatted(key, String.join(", ", known)));
                    }
                });
        return map;
    }

    /** Reads a mapping with any keys, names for instance. */
    static YamlMap open(Node node, Findings findings) {
        YamlMap map = new YamlMap(node, findings);
        if (!(node instanceof MappingNode mapping)) {
            findings.add(node, "a mapping (key: value) is wanted here");
            return map;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                findings.add(tuple.getKeyNode(), "a key must be plain text");
            } else if (map.values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                findings.add(key, "'%s' stands here twice; keep one".formatted(key.getValue()));
            } else {
                map.keys.put(key.getValue(), key);
            }
        }
        return map;
    }

    Node at() {
        return at;
    }

    Map<String, Node> values() {
        return values;
    }

    Optional<Node> node(String key) {
        return Optional.ofNullable(values.get(key));
    }

    Optional<String> text(String key) {
        return node(key).flatMap(value -> text(value, key));
    }

    /** A text that must be there; the empty text after a finding. */
    String required(String key) {
        Optional<String> text = text(key);
        if (text.isEmpty() && !values.containsKey(key)) {
            findings.add(at, "'%s' is missing".formatted(key));
        }
        return text.orElse("");
    }

    /** The texts of a list, each with its place. */
    List<ScalarNode> scalars(String key) {
        List<ScalarNode> all = new ArrayList<>();
        for (Node item : items(key)) {
            if (text(item, key).isPresent() && item instanceof ScalarNode scalar) {
                all.add(scalar);
            }
        }
        return all;
    }

    List<Node> items(String key) {
        Optional<Node> value = node(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        findings.add(value.get(), "'%s' must be a list, [a, b]".formatted(key));
        return List.of();
    }

    private Optional<String> text(Node value, String key) {
        if (value instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
            return Optional.of(scalar.getValue());
        }
        findings.add(value, "'%s' must be text".formatted(key));
        return Optional.empty();
    }
}
