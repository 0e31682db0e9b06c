package cloister.models;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/** Writes the records of a model's shapes. */
final class ShapeWriter {
    private static final List<String> KINDS =
            List.of(
                    "structure",
                    "list",
                    "map",
                    "string",
                    "integer",
                    "long",
                    "float",
                    "double",
                    "boolean",
                    "timestamp",
                    "blob");
    private static final List<String> LOCATIONS =
            List.of("", "header", "headers", "querystring", "uri", "statusCode");
    private static final List<String> TIMESTAMPS =
            List.of("", "iso8601", "rfc822", "unixTimestamp");

    private final Output out;
    private final ShapeNumbers shapes;

    ShapeWriter(Output out, ShapeNumbers shapes) {
        this.out = out;
        this.shapes = shapes;
    }

    void shape(String name, JsonNode shape) {
        String kind = shape.path("type").asText();
        out.unsigned(index(KINDS, kind));
        out.text(name);
        out.unsigned(flags(shape, "sensitive", "flattened", "union", "document", "streaming"));
        switch (kind) {
            case "structure" -> structure(shape);
            case "list" -> {
                bounds(shape);
                member("member", shape.path("member"), false);
            }
            case "map" -> {
                bounds(shape);
                member("key", shape.path("key"), false);
                member("value", shape.path("value"), false);
            }
            case "string" -> {
                bounds(shape);
                out.text(shape.path("pattern").asText());
                out.unsigned(shape.path("enum").size());
                shape.path("enum").forEach(value -> out.text(value.asText()));
            }
            case "integer", "long", "blob" -> bounds(shape);
            case "float", "double" -> realBounds(shape);
            case "timestamp" ->
                    out.unsigned(index(TIMESTAMPS, shape.path("timestampFormat").asText()));
            default -> {}
        }
    }

    private void structure(JsonNode shape) {
        JsonNode error = shape.path("error");
        boolean exception = shape.path("exception").asBoolean();
        out.unsigned(exception ? 1 : 0);
        if (exception) {
            boolean fault = shape.path("fault").asBoolean();
            out.text(error.path("code").asText());
            out.unsigned(error.path("httpStatusCode").asInt(fault ? 500 : 400));
        }
        out.text(shape.path("payload").asText());
        JsonNode members = shape.path("members");
        out.unsigned(members.size());
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            member(member.getKey(), member.getValue(), required(shape, member.getKey()));
        }
    }

    private void member(String name, JsonNode member, boolean required) {
        out.text(name);
        out.unsigned(shapes.of(member));
        out.unsigned(
                flags(member, "flattened", "xmlAttribute", "jsonvalue", "idempotencyToken")
                        | (required ? 16 : 0));
        out.unsigned(index(LOCATIONS, member.path("location").asText()));
        out.text(member.path("locationName").asText());
        out.unsigned(index(TIMESTAMPS, member.path("timestampFormat").asText()));
        out.text(SlimModel.xmlNamespace(member.path("xmlNamespace")));
        out.text(member.path("xmlNamespace").path("prefix").asText());
    }

    private void bounds(JsonNode shape) {
        out.unsigned((shape.has("min") ? 1 : 0) | (shape.has("max") ? 2 : 0));
        if (shape.has("min")) {
            out.signed(shape.path("min").asLong());
        }
        if (shape.has("max")) {
            out.signed(shape.path("max").asLong());
        }
    }

    private void realBounds(JsonNode shape) {
        out.real(shape.path("min").asDouble(Double.NEGATIVE_INFINITY));
        out.real(shape.path("max").asDouble(Double.POSITIVE_INFINITY));
    }

    private static boolean required(JsonNode shape, String member) {
        for (JsonNode name : shape.path("required")) {
            if (name.asText().equals(member)) {
                return true;
            }
        }
        return false;
    }

    private static int flags(JsonNode node, String... names) {
        int flags = 0;
        for (int bit = 0; bit < names.length; bit++) {
            flags |= node.path(names[bit]).asBoolean() ? 1 << bit : 0;
        }
        return flags;
    }

    /** A trait that the list lacks must stop the build: reading it as another would be silent. */
    private static int index(List<String> words, String word) {
        int index = words.indexOf(word);
        if (index < 0) {
            throw new IllegalArgumentException("an API model says \"" + word + "\": not " + words);
        }
        return index;
    }
}
