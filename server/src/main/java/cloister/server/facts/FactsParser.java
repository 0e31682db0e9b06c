package cloister.server.facts;

import static cloister.server.facts.FactsFile.text;
import static cloister.server.facts.FactsFile.texts;

import cloister.policy.reference.ServiceReference;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads bindings and sources out of a facts file. */
final class FactsParser {
    private final JsonNode types;
    private final ServiceReference reference;

    FactsParser(JsonNode root, ServiceReference reference) {
        this.types = root.path("types");
        this.reference = reference;
    }

    /** A binding as written for one operation. */
    ResourceBinding binding(JsonNode node) {
        if (node.has("arn")) {
            return new ArnMember(
                    InputPath.of(node.get("arn").asText()), node.path("words").asText());
        }
        if (node.has("renamed")) {
            return new RenamedResource(
                    node.get("renamed").asText(),
                    InputPath.of(node.get("name").asText()),
                    InputPath.of(node.get("newName").asText()),
                    InputPath.of(node.get("newPath").asText()));
        }
        if (node.has("format")) {
            return template(node.get("format").asText(), node.path("members"));
        }
        String type = node.get("type").asText();
        if (node.has("name")) {
            return new NamedResource(
                    type,
                    InputPath.of(node.get("name").asText()),
                    text(node.path("path")).map(InputPath::of),
                    node.path("own").asBoolean(),
                    node.path("words").asText());
        }
        return template(format(type), node.path("members"));
    }

    /** How a type is bound where an operation doesn't say otherwise. */
    ResourceBinding bindingOfType(String type) {
        JsonNode node = types.path(type);
        return node.has("arn") || node.has("name")
                ? binding(node)
                : template(format(type), node.path("members"));
    }

    KeySource source(JsonNode node) {
        if (node.has("members")) {
            return new KeySource.Members(
                    texts(node.get("members")).stream().map(InputPath::of).toList());
        }
        if (node.has("pairs")) {
            return new KeySource.Pairs(
                    InputPath.of(node.get("pairs").asText()), node.path("suffix").asText());
        }
        if (node.has("value")) {
            return new KeySource.Constant(node.get("value").asText());
        }
        if (node.has("resource")) {
            JsonNode resource = node.get("resource");
            return new KeySource.NamedBy(
                    InputPath.of(resource.get("named").asText()), binding(resource));
        }
        if (node.has("existing")) {
            return new KeySource.Existing(
                    node.get("existing").asText(), texts(node.get("by")), source(node.get("told")));
        }
        return node.path("main").asBoolean()
                ? new KeySource.MainResource()
                : new KeySource.OperationName();
    }

    private String format(String type) {
        return FactsFile.type(reference, type).arnFormat();
    }

    private static ResourceBinding template(String format, JsonNode members) {
        Map<String, List<InputPath>> paths = new LinkedHashMap<>();
        for (String variable : ArnTemplate.variables(format)) {
            List<String> given = texts(members.path(variable));
            List<String> places = given.isEmpty() ? List.of(variable) : given;
            paths.put(variable, places.stream().map(InputPath::of).toList());
        }
        return new ArnTemplate(format, paths);
    }
}
