package cloister.cli.stack;

import cloister.server.CloisterServer;
import cloister.wire.HttpRequest;
import cloister.wire.SigV4Signer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills the directory of IAM Identity Center, in which single sign-on finds its people. */
record People(CloisterServer server) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    void add(Collection<String> userNames) {
        call("sso", "SWBExternalService.CreateInstance", "{}");
        String store =
                call("sso", "SWBExternalService.ListInstances", "{}")
                        .at("/Instances/0/IdentityStoreId")
                        .asText();
        for (String name : userNames) {
            call(
                    "identitystore",
                    "AWSIdentityStore.CreateUser",
                    """
                    {"IdentityStoreId":"%s","UserName":"%s","DisplayName":"x",
                     "Name":{"GivenName":"x","FamilyName":"x"}}
                    """
                            .formatted(store, name));
        }
    }

    private JsonNode call(String service, String target, String body) {
        URI uri = URI.create(server.url() + "/");
        HttpRequest request =
                new HttpRequest(
                        "POST",
                        "/",
                        "",
                        Map.of(
                                "Host", List.of(uri.getAuthority()),
                                "Content-Type", List.of("application/x-amz-json-1.1"),
                                "X-Amz-Target", List.of(target)),
                        body.getBytes(StandardCharsets.UTF_8));
        HttpRequest signed =
                new SigV4Signer(
                                server.rootKey().accessKeyId(),
                                server.rootKey().secretAccessKey(),
                                Optional.empty(),
                                Somewhere.REGION,
                                service)
                        .sign(request, Instant.now());
        var sent =
                java.net.http.HttpRequest.newBuilder(uri)
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(signed.body()));
        for (String name : signed.headerNames()) {
            if (!name.equalsIgnoreCase("host")) {
                signed.headers(name).forEach(value -> sent.header(name, value));
            }
        }
        try {
            return JSON.readTree(
                    CLIENT.send(sent.build(), HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
