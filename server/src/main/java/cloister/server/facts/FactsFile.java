package cloister.server.facts;

import cloister.policy.reference.ResourceType;
import cloister.policy.reference.ServiceReference;
import cloister.server.facts.ActionFacts.Touched;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A service's own facts file: what AWS's reference doesn't say. Its members: {@code types} (where a
 * type's names stand in inputs, if not in members of the same name), {@code creates} (the type an
 * operation makes), {@code said} (members that an identity provider's word adds to an operation's
 * input), {@code resources} (an operation's resources, where its types don't tell them), {@code
 * without} (types of an action that its operation never touches, with the reason), {@code keys}
 * (where condition keys come from), {@code absent} (keys that are never there, with the reason),
 * {@code needs} (dependent actions), {@code notPassed} (members that name roles without passing
 * them, with the reason), {@code alsoNeeds} (those that the reference leaves out), {@code unneeded}
 * (those that don't arise here, with the reason), {@code untagged} (actions that no tag of a
 * resource limits, with the reason), {@code always} (operations that succeed whatever is decided).
 */
final class FactsFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;
    private final FactsParser parser;

    private FactsFile(JsonNode root, FactsParser parser) {
        this.root = root;
        this.parser = parser;
    }

    static FactsFile read(String service, ServiceReference reference) {
        try (InputStream stream = FactsFile.class.getResourceAsStream(service + ".json")) {
            JsonNode root = JSON.readTree(Objects.requireNonNull(stream, service));
            return new FactsFile(root, new FactsParser(root, reference));
        } catch (IOException e) {
            throw new UncheckedIOException("the facts of " + service + " can't be read", e);
        }
    }

    boolean always(String operation) {
        return texts(root.path("always")).contains(operation);
    }

    /**
     * Members of an operation's input that its model doesn't have: an identity provider says them.
     */
    List<String> said(String operation) {
        return texts(root.path("said").path(operation));
    }

    Optional<String> creates(String operation) {
        return text(root.path("creates").path(operation));
    }

    /** Why an operation never touches a type that the reference lists for its action. */
    Optional<String> without(String operation, String type) {
        return text(root.path("without").path(operation).path(type));
    }

    /** Whether an action can't be limited by the tags of the resource it is about. */
    boolean untagged(String action) {
        return root.path("untagged").has(action);
    }

    List<String> alsoNeeds(String operation) {
        return texts(root.path("alsoNeeds").path(operation));
    }

    /** Why a dependent action doesn't arise here. */
    Optional<String> unneeded(String action) {
        return text(root.path("unneeded").path(action));
    }

    /** Why a role that an input names isn't passed by that. */
    Optional<String> notPassed(String member) {
        return text(root.path("notPassed").path(member));
    }

    /** Why a key is never there. */
    Optional<String> absent(String key) {
        return root.path("absent").properties().stream()
                .filter(
                        entry ->
                                entry.getKey().endsWith("*")
                                        ? key.startsWith(
                                                entry.getKey()
                                                        .substring(0, entry.getKey().length() - 1))
                                        : entry.getKey().equals(key))
                .map(entry -> entry.getValue().asText())
                .findFirst();
    }

    /**
     * The resources of an operation that has its own; the first is the one it is about. One that
     * creates doesn't find them, but those that are said to exist.
     */
    List<Touched> resources(String operation) {
        List<Touched> touched = new ArrayList<>();
        for (JsonNode node : root.path("resources").path(operation)) {
            touched.add(
                    new Touched(
                            parser.binding(node),
                            creates(operation).isPresent() && !node.has("exists"),
                            touched.isEmpty()));
        }
        return List.copyOf(touched);
    }

    ResourceBinding binding(String type) {
        return parser.bindingOfType(type);
    }

    /**
     * Where the keys' values come from in calls of an operation; keys without a source left out.
     */
    Map<String, List<KeySource>> keys(String operation, List<String> names) {
        Map<String, List<KeySource>> keys = new LinkedHashMap<>();
        for (String name : names) {
            List<KeySource> sources = new ArrayList<>();
            for (JsonNode source : root.path("keys").path(name)) {
                List<String> only = texts(source.path("for"));
                if (only.isEmpty() || only.contains(operation)) {
                    sources.add(parser.source(source));
                }
            }
            if (!sources.isEmpty()) {
                keys.put(name, List.copyOf(sources));
            }
        }
        return keys;
    }

    /** A dependent action, as {@code needs} tells of it. */
    Optional<Need> need(String action) {
        JsonNode node = root.path("needs").path(action);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        List<Touched> on = new ArrayList<>();
        for (JsonNode resource : node.path("on")) {
            on.add(new Touched(parser.binding(resource), false, false));
        }
        Map<String, List<KeySource>> keys = new LinkedHashMap<>();
        node.path("keys")
                .properties()
                .forEach(key -> keys.put(key.getKey(), List.of(parser.source(key.getValue()))));
        return Optional.of(
                new Need(
                        List.copyOf(on),
                        texts(node.path("when")).stream().map(InputPath::of).toList(),
                        texts(node.path("whenCallerHas")),
                        node.path("whenTagsAreInherited").asBoolean(),
                        keys));
    }

    /**
     * A dependent action.
     *
     * @param on the resources it is about; none where it is the operation's own main one
     */
    record Need(
            List<Touched> on,
            List<InputPath> when,
            List<String> whenCallerHas,
            boolean whenTagsAreInherited,
            Map<String, List<KeySource>> keys) {}

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    static ResourceType type(ServiceReference reference, String name) {
        return reference
                .resourceType(name)
                .orElseThrow(() -> new IllegalArgumentException("no resource type " + name));
    }
}
