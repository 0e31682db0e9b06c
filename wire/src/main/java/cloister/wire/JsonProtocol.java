package cloister.wire;

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
        WrittenError written = WrittenError.of(operation, error);
        ByteArrayOutputStream body = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = json.createGenerator(body)) {
            new JsonWriter(generator, false).error(written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new HttpResponse(
                written.status(),
                Map.of(
                        "Content-Type", CONTENT_TYPE,
                        "x-amzn-RequestId", requestId,
                        "x-amzn-ErrorType", written.name()),
                body.toByteArray());
    }

    @Override
    public ApiException validationError(String message) {
        return new ApiException("ValidationException", message, 400);
    }
}
