package cloister.server;

import cloister.identity.Credential;
import cloister.policy.Authorizer;
import cloister.policy.Decision;
import cloister.server.facts.Asked;
import cloister.server.facts.AuthorizationRequests;
import cloister.server.facts.Connection;
import cloister.wire.ApiException;
import cloister.wire.AuthFailure;
import cloister.wire.AuthFailureException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.HttpRequestView;
import cloister.wire.HttpResponse;
import cloister.wire.Protocol;
import cloister.wire.Services;
import cloister.wire.SignedRequest;
import cloister.wire.Struct;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes, lists and deletes the tokens of provisioning, for whoever is allowed AWS's actions {@code
 * sso-directory:CreateBearerToken} and so on. AWS has no published operations for it.
 */
final class ScimTokenSite {
    static final String PATH = "/_cloister/scim-tokens";

    private static final System.Logger LOG = System.getLogger(ScimTokenSite.class.getName());
    private static final JsonFactory JSON = new JsonFactory();
    private static final String SERVICE = "sso-directory";

    private final Gateway.Authentication authentication;
    private final AuthorizationRequests requests;
    private final Map<String, Command> commands;

    ScimTokenSite(
            Gateway.Authentication authentication,
            AuthorizationRequests requests,
            Map<String, Command> commands) {
        this.authentication = authentication;
        this.requests = requests;
        this.commands = commands;
    }

    static boolean isAt(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    HttpResponse answer(HttpRequestView request, Connection connection, Trail trail) {
        Protocol protocol = Services.protocol(request);
        try {
            String id = request.rawPath().substring(PATH.length()).replaceFirst("^/", "");
            String operation = operation(request.method(), id);
            trail.operation(SERVICE + ":" + operation);
            SignedRequest signed = SignedRequest.parse(request);
            Credential credential = authentication.caller(signed, trail.time()).credential();
            trail.caller(credential.caller());
            Call call =
                    new Call(
                            SERVICE,
                            operation,
                            id.isEmpty()
                                    ? Struct.EMPTY
                                    : Struct.builder().put("TokenId", id).build(),
                            credential.caller(),
                            signed.scope().region(),
                            trail.time(),
                            trail.requestId());
            decide(call, credential, connection, protocol, trail);
            Command command =
                    Optional.ofNullable(commands.get(SERVICE + ":" + operation)).orElseThrow();
            return new HttpResponse(
                    200,
                    Map.of("Content-Type", "application/json", "Cache-Control", "no-store"),
                    json(command.run(call)));
        } catch (AuthFailureException stranger) {
            return refused(protocol, stranger.in(protocol), trail);
        } catch (ApiException error) {
            return refused(protocol, error, trail);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "request " + trail.requestId() + " failed", failure);
            return refused(protocol, Gateway.internalFailure(), trail);
        }
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

    private void decide(
            Call call,
            Credential credential,
            Connection connection,
            Protocol protocol,
            Trail trail) {
        Asked asked = requests.own(call, credential, connection, "*");
        Decision decision = Authorizer.decide(asked.request());
        Decided decided = new Decided(asked, decision);
        trail.decided(List.of(decided));
        if (!decision.allowed()) {
            throw AuthFailure.ACCESS_DENIED.in(
                    protocol, Denial.message(call.caller().arn(), decided));
        }
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

    private static HttpResponse refused(Protocol protocol, ApiException error, Trail trail) {
        trail.failed(error.code());
        return protocol.writeError(Optional.empty(), error, trail.requestId());
    }
}
