package cloister.wire;

import cloister.wire.Shape.BlobShape;
import cloister.wire.Shape.StringShape;
import cloister.wire.Shape.StructureShape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** AWS REST JSON: the operation is in method and URI, members also in query string and headers. */
public final class RestJsonProtocol implements Protocol {
    static final RestJsonProtocol INSTANCE = new RestJsonProtocol();

    private static final String CONTENT_TYPE = "Content-Type";

    private final JsonFactory json = JsonProtocol.factory();

    private RestJsonProtocol() {}

    @Override
    public Struct parse(OperationModel operation, HttpRequestView request) {
        if (operation.input().isEmpty()) {
            return Struct.EMPTY;
        }
        StructureShape shape = operation.input().get();
        Map<String, Object> members = RestInput.read(operation, shape, request);
        if (request.body().length > 0) {
            try {
                readBody(shape, request.body(), members);
            } catch (IOException e) {
                throw JsonErrors.malformed();
            }
        }
        return Struct.of(members);
    }

    private void readBody(StructureShape shape, byte[] body, Map<String, Object> members)
            throws IOException {
        if (shape.payload().isPresent()) {
            Member member = Members.of(shape, shape.payload().get());
            Object read = payload(member, body);
            if (!read.equals(Struct.EMPTY)) { // clients send braces for a structure that isn't set
                members.put(member.name(), read);
            }
        } else if (shape.members().values().stream().anyMatch(RestJsonProtocol::isInBody)) {
            try (JsonParser parser = json.createParser(body)) {
                members.putAll(new JsonReader(parser, true).document(shape).members());
            }
        }
    }

    private Object payload(Member member, byte[] body) throws IOException {
        return switch (member.shape()) {
            case BlobShape blob -> body;
            case StringShape string -> new String(body, StandardCharsets.UTF_8);
            case Shape other -> {
                try (JsonParser parser = json.createParser(body)) {
                    yield new JsonReader(parser, true).whole(other, member);
                }
            }
        };
    }

    @Override
    public HttpResponse writeOutput(OperationModel operation, Struct output, String requestId) {
        if (operation.output().isEmpty()) {
            return answer(operation.httpStatus(), Map.of(), requestId, new byte[0]);
        }
        StructureShape shape = operation.output().get();
        RestOutput outside = RestOutput.of(shape, output);
        Map<String, String> headers = new HashMap<>();
        byte[] body = body(shape, output, headers);
        headers.putAll(outside.headers());
        return answer(outside.status().orElse(operation.httpStatus()), headers, requestId, body);
    }

    private byte[] body(StructureShape shape, Struct output, Map<String, String> headers) {
        Optional<Member> payload = shape.payload().map(name -> Members.of(shape, name));
        if (payload.isEmpty()) {
            headers.put(CONTENT_TYPE, "application/json");
            return written(writer -> writer.structure(shape, output));
        }
        Member member = payload.get();
        return output.get(member.name())
                .map(value -> payload(member, value, headers))
                .orElse(new byte[0]);
    }

    private byte[] payload(Member member, Object value, Map<String, String> headers) {
        return switch (member.shape()) {
            case BlobShape blob -> {
                headers.put(CONTENT_TYPE, "application/octet-stream");
                yield (byte[]) value;
            }
            case StringShape string -> {
                headers.put(CONTENT_TYPE, "text/plain");
                yield ((String) value).getBytes(StandardCharsets.UTF_8);
            }
            case Shape other -> {
                headers.put(CONTENT_TYPE, "application/json");
                yield written(writer -> writer.value(other, member, value));
            }
        };
    }

    @Override
    public HttpResponse writeError(
            Optional<OperationModel> operation, ApiException error, String requestId) {
        WrittenError known = WrittenError.of(operation, error);
        Map<String, String> headers = new HashMap<>();
        headers.put(CONTENT_TYPE, "application/json");
        headers.put("x-amzn-ErrorType", known.name());
        known.shape()
                .ifPresent(
                        shape -> headers.putAll(RestOutput.of(shape, error.members()).headers()));
        byte[] body = written(writer -> writer.error(known));
        return answer(known.status(), headers, requestId, body);
    }

    @Override
    public ApiException validationError(String message) {
        return new ApiException("ValidationException", message, 400);
    }

    private static boolean isInBody(Member member) {
        return member.location() == Location.BODY;
    }

    private static HttpResponse answer(
            int status, Map<String, String> headers, String requestId, byte[] body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("x-amzn-RequestId", requestId);
        return new HttpResponse(status, all, body);
    }

    private byte[] written(Writing writing) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = json.createGenerator(body)) {
            writing.to(new JsonWriter(generator, true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }

    private interface Writing {
        void to(JsonWriter writer) throws IOException;
    }
}
