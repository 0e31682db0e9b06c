package cloister.server;

import cloister.server.facts.Connection;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.HttpRequestView;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes, lists and deletes the tokens of provisioning, for whoever is allowed AWS's actions {@code
 * sso-directory:CreateBearerToken} and so on. AWS has no published operations for it.
 */
record ScimTokenSite(OwnCalls calls, Map<String, Command> commands) {
    static final String PATH = "/_cloister/scim-tokens";

    private static final JsonFactory JSON = new JsonFactory();
    private static final String SERVICE = "sso-directory";

    static boolean isAt(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    HttpResponse answer(HttpRequestView request, Connection connection, Trail trail) {
        return calls.answer(request, connection, trail, () -> asking(request));
    }

    private OwnCalls.Asking asking(HttpRequestView request) {
        String id = request.rawPath().substring(PATH.length()).replaceFirst("^/", "");
        Struct input = id.isEmpty() ? Struct.EMPTY : Struct.builder().put("TokenId", id).build();
        return new OwnCalls.Asking(
                SERVICE, operation(request.method(), id), input, call -> "*", this::run);
    }

    private HttpResponse run(Call call) {
        Command command =
                Optional.ofNullable(commands.get(SERVICE + ":" + call.operation())).orElseThrow();
        return new HttpResponse(
                200,
                Map.of("Content-Type", "application/json", "Cache-Control", "no-store"),
                json(command.run(call)));
    }

    private static String operation(String method, String id) {
        if (id.isEmpty() && method.equals("POST")) {
            return "CreateBearerToken";
        }
        if (id.isEmpty() && method.equals("GET")) {
            return "ListBearerTokens";
        }
        if (!id.isEmpty() && method.equals("DELETE")) {
            return "DeleteBearerToken";
        }
        throw new ApiException(
                "UnknownOperationException",
                "Tokens are made by POST and listed by GET at "
                        + PATH
                        + ", and deleted by DELETE at "
                        + PATH
                        + "/ID.",
                404);
    }

    private static byte[] json(Struct output) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            write(json, output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Struct struct) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Object> member : struct.members().entrySet()) {
            json.writeFieldName(member.getKey());
            if (member.getValue() instanceof List<?> list) {
                json.writeStartArray();
                for (Object element : list) {
                    write(json, (Struct) element);
                }
                json.writeEndArray();
            } else {
                json.writeString(member.getValue().toString());
            }
        }
        json.writeEndObject();
    }
}
