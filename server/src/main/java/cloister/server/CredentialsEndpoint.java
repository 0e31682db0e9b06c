package cloister.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.identity.Identity;
import cloister.identity.TemporaryCredentials;
import cloister.server.facts.Connection;
import cloister.studio.AppLaunch;
import cloister.studio.Studio;
import cloister.studio.runtime.AppHost;
import cloister.wire.ApiException;
import cloister.wire.Caller;
import cloister.wire.HttpRequestView;
import cloister.wire.HttpResponse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hands an app the credentials of its execution role, to nobody but the bearer of that app's token,
 * and only on this machine where apps are (SDKs and tools reference, Container credential
 * provider).
 */
record CredentialsEndpoint(
        Identity identity, Studio studio, AppHost runtime, ExecutionRoleSessions roles) {
    private static final JsonFactory JSON = new JsonFactory();
    static final String PATH = "/_cloister/credentials";

    HttpResponse answer(HttpRequestView request, Connection connection, Trail trail) {
        trail.operation("GET " + PATH);
        Optional<AppLaunch> app =
                comesFromAnApp(connection) && request.method().equals("GET")
                        ? request.header("Authorization").flatMap(runtime::holder)
                        : Optional.empty();
        if (app.isEmpty()) {
            trail.failed("AccessDenied");
            return json(
                    403, Map.of("code", "AccessDenied", "message", "The token isn't an app's."));
        }
        try {
            return credentials(app.get(), connection, trail);
        } catch (ApiException refused) {
            trail.failed(refused.code());
            return json(
                    refused.status(), Map.of("code", refused.code(), "message", refused.text()));
        }
    }

    private HttpResponse credentials(AppLaunch app, Connection connection, Trail trail) {
        TemporaryCredentials made =
                roles.take(
                        new ExecutionRoleSessions.Use(
                                app.executionRole(),
                                app.region(),
                                app.userProfileArn().or(() -> Optional.of(app.arn())),
                                app.sourceIdentity(),
                                keys(app)),
                        connection,
                        trail);
        app.userProfileArn()
                .ifPresent(arn -> studio.actsFor(made.accessKeyId(), arn, made.expiration()));
        Caller caller =
                identity.credential(
                                made.accessKeyId(), Optional.of(made.sessionToken()), trail.time())
                        .caller();
        trail.caller(caller);
        return json(
                200,
                Map.of(
                        "RoleArn", app.executionRole(),
                        "AccessKeyId", made.accessKeyId(),
                        "SecretAccessKey", made.secretAccessKey(),
                        "Token", made.sessionToken(),
                        "Expiration", made.expiration().toString()));
    }

    /**
     * What SageMaker tells of the user profile that a session works for (Service Authorization
     * Reference), spelled as in the ARNs of its apps.
     */
    static Map<String, List<String>> keys(String domainId, String userProfileName) {
        return Map.of(
                "sagemaker:DomainId", List.of(domainId),
                "sagemaker:UserProfileName", List.of(userProfileName));
    }

    private static Map<String, List<String>> keys(AppLaunch app) {
        return app.userProfileName()
                .or(() -> app.userProfileArn().map(arn -> arn.substring(arn.lastIndexOf('/') + 1)))
                .map(name -> keys(app.domainId(), name))
                .orElse(Map.of());
    }

    /** A pod's connection comes by way of whatever ends its TLS, from an address of its own. */
    private boolean comesFromAnApp(Connection connection) {
        if (!runtime.isHere()) {
            return true;
        }
        try {
            return InetAddress.getByName(connection.sourceIp()).isLoopbackAddress();
        } catch (UnknownHostException unclear) {
            return false;
        }
    }

    private static HttpResponse json(int status, Map<String, String> members) {
        return new HttpResponse(
                status,
                Map.of("Content-Type", "application/json", "Cache-Control", "no-store"),
                text(members).getBytes(UTF_8));
    }

    private static String text(Map<String, String> members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, String> member : members.entrySet()) {
                json.writeStringField(member.getKey(), member.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
