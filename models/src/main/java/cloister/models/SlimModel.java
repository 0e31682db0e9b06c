package cloister.models;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One service's model without its documentation, in the binary form that decision 0030 describes:
 * string table, service, index of operations, index of shapes, records.
 */
final class SlimModel {
    private static final int MAGIC = 0x434C4D32;

    private final JsonNode model;
    private final Output out = new Output();
    private final ShapeNumbers shapes;

    private SlimModel(JsonNode model) {
        this.model = model;
        this.shapes = new ShapeNumbers(model.path("shapes"));
    }

    static SlimModel of(JsonNode model) {
        return new SlimModel(model);
    }

    byte[] write() throws IOException {
        int[] service = service();
        Map<Integer, Integer> operations = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> operation : sorted(model.path("operations")).entrySet()) {
            operations.put(out.number(operation.getKey()), out.position());
            operation(operation.getValue());
        }
        List<Integer> offsets = new ArrayList<>();
        ShapeWriter writer = new ShapeWriter(out, shapes);
        for (String name : shapes.names()) {
            offsets.add(out.position());
            writer.shape(name, model.path("shapes").path(name));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream file = new DataOutputStream(bytes);
        file.writeInt(MAGIC);
        writeStrings(file);
        for (int text : service) {
            file.writeInt(text);
        }
        file.writeInt(operations.size());
        for (Map.Entry<Integer, Integer> operation : operations.entrySet()) {
            file.writeInt(operation.getKey());
            file.writeInt(operation.getValue());
        }
        file.writeInt(offsets.size());
        for (int offset : offsets) {
            file.writeInt(offset);
        }
        file.write(out.body());
        return bytes.toByteArray();
    }

    private void writeStrings(DataOutputStream file) throws IOException {
        List<byte[]> strings = out.strings();
        file.writeInt(strings.size());
        int end = 0;
        for (byte[] text : strings) {
            end += text.length;
            file.writeInt(end);
        }
        for (byte[] text : strings) {
            file.write(text);
        }
    }

    private int[] service() {
        JsonNode metadata = model.path("metadata");
        String prefix = metadata.path("endpointPrefix").asText();
        return new int[] {
            out.number(metadata.path("serviceId").asText()),
            out.number(prefix),
            out.number(metadata.path("signingName").asText(prefix)),
            out.number(metadata.path("protocol").asText()),
            out.number(metadata.path("targetPrefix").asText()),
            out.number(metadata.path("apiVersion").asText()),
            out.number(xmlNamespace(metadata.path("xmlNamespace")))
        };
    }

    private void operation(JsonNode operation) {
        JsonNode http = operation.path("http");
        out.text(http.path("method").asText());
        out.text(http.path("requestUri").asText());
        out.unsigned(http.path("responseCode").asInt(200));
        out.unsigned(isUnsigned(operation) ? 1 : 0);
        reference(operation.path("input"));
        reference(operation.path("output"));
        out.text(operation.path("output").path("resultWrapper").asText());
        JsonNode errors = operation.path("errors");
        out.unsigned(errors.size());
        errors.forEach(error -> out.unsigned(shapes.of(error)));
    }

    private static boolean isUnsigned(JsonNode operation) {
        return operation.path("authtype").asText().equals("none")
                || operation.path("auth").path(0).asText().equals("smithy.api#noAuth");
    }

    /** A shape by its number, counted from 1; 0 where there is none. */
    private void reference(JsonNode reference) {
        out.unsigned(reference.has("shape") ? shapes.of(reference) + 1 : 0);
    }

    static String xmlNamespace(JsonNode namespace) {
        return namespace.isTextual() ? namespace.asText() : namespace.path("uri").asText();
    }

    private static Map<String, JsonNode> sorted(JsonNode node) {
        Map<String, JsonNode> fields = new TreeMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }
}
