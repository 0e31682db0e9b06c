package cloister.wire;

import cloister.wire.Shape.StructureShape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** AWS JSON 1.1: one POST to the root, the operation in X-Amz-Target. */
public final class JsonProtocol implements Protocol {
    static final JsonProtocol INSTANCE = new JsonProtocol();

    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    private static final int MAX_DEPTH = 128;

    private final JsonFactory json = factory();

    private JsonProtocol() {}

    static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                .build();
    }

    @Override
    public Struct parse(OperationModel operation, HttpRequestView request) {
        if (operation.input().isEmpty()) {
            return Struct.EMPTY;
        }
        try (JsonParser parser = json.createParser(request.body())) {
            return new JsonReader(parser, false).document(operation.input().get());
        } catch (IOException e) {
            throw JsonErrors.malformed();
        }
    }

    @Override
    public HttpResponse writeOutput(OperationModel operation, Struct output, String requestId) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = json.createGenerator(body)) {
            JsonWriter writer = new JsonWriter(generator, false);
            if (operation.output().isPresent()) {
                writer.structure(operation.output().get(), output);
            } else {
                generator.writeStartObject();
                generator.writeEndObject();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new HttpResponse(
                200,
                Map.of("Content-Type", CONTENT_TYPE, "x-amzn-RequestId", requestId),
                body.toByteArray());
    }

    @Override
    public HttpResponse writeError(
            Optional<OperationModel> operation, ApiException error, String requestId) {
        Optional<StructureShape> shape = operation.flatMap(known -> known.error(error.code()));
        String code = shape.map(StructureShape::name).orElse(error.code());
        int status =
                shape.flatMap(StructureShape::error).map(ErrorTrait::status).orElse(error.status());
        ByteArrayOutputStream body = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = json.createGenerator(body)) {
            generator.writeStartObject();
            generator.writeStringField("__type", code);
            if (!error.text().isEmpty()) {
                generator.writeStringField(messageMember(shape), error.text());
            }
            if (shape.isPresent()) {
                new JsonWriter(generator, false).members(shape.get(), error.members());
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new HttpResponse(
                status,
                Map.of(
                        "Content-Type", CONTENT_TYPE,
                        "x-amzn-RequestId", requestId,
                        "x-amzn-ErrorType", code),
                body.toByteArray());
    }

    @Override
    public ApiException validationError(String message) {
        return new ApiException("ValidationException", message, 400);
    }

    /** Shapes differ in the case of it; SDKs read either. */
    static String messageMember(Optional<StructureShape> shape) {
        return shape.isPresent() && shape.get().members().containsKey("Message")
                ? "Message"
                : "message";
    }
}
