package cloister.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.wire.HttpRequest;
import cloister.wire.SigV4Signer;

import software.amazon.awssdk.auth.credentials.AwsCredentials;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sends requests as they are written, without an SDK that would mend them. */
final class Raw {
    private final CloisterServer server;

    Raw(CloisterServer server) {
        this.server = server;
    }

    String host() {
        return "127.0.0.1:" + server.port();
    }

    HttpRequest json(String target, String body) {
        return new HttpRequest(
                "POST",
                "/",
                "",
                Map.of(
                        "Host",
                        List.of(host()),
                        "Content-Type",
                        List.of("application/x-amz-json-1.1"),
                        "X-Amz-Target",
                        List.of(target)),
                body.getBytes(UTF_8));
    }

    HttpRequest query(String body) {
        return new HttpRequest(
                "POST",
                "/",
                "",
                Map.of(
                        "Host",
                        List.of(host()),
                        "Content-Type",
                        List.of("application/x-www-form-urlencoded")),
                body.getBytes(UTF_8));
    }

    SigV4Signer signer(String service) {
        return new SigV4Signer(
                server.rootKey().accessKeyId(),
                server.rootKey().secretAccessKey(),
                Optional.empty(),
                "us-east-1",
                service);
    }

    SigV4Signer signer(String service, AwsCredentials credentials) {
        return new SigV4Signer(
                credentials.accessKeyId(),
                credentials.secretAccessKey(),
                Optional.empty(),
                "us-east-1",
                service);
    }

    HttpRequest getting(String path) {
        return new HttpRequest("GET", path, "", Map.of("Host", List.of(host())), new byte[0]);
    }

    /** Sends a request signed for SageMaker by root. */
    Answer signed(HttpRequest sagemaker) {
        return send(signer("sagemaker").sign(sagemaker, Instant.now()));
    }

    Answer get(String pathAndQuery, Map<String, List<String>> headers) {
        String[] parts = pathAndQuery.split("\\?", 2);
        return send(
                new HttpRequest(
                        "GET", parts[0], parts.length == 2 ? parts[1] : "", headers, new byte[0]));
    }

    Answer send(HttpRequest request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(head(request).getBytes(UTF_8));
            out.write(request.body());
            out.flush();
            return answer(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer answer(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(UTF_8).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no answer, only: " + head.toString(UTF_8));
            }
            head.write(next);
        }
        Map<String, String> headers = new HashMap<>();
        List<String> lines = head.toString(UTF_8).strip().lines().toList();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Answer(
                Integer.parseInt(lines.getFirst().split(" ", 3)[1]),
                Map.copyOf(headers),
                new String(in.readNBytes(length), UTF_8));
    }

    private String head(HttpRequest request) {
        StringBuilder head = new StringBuilder(request.method()).append(' ');
        head.append(request.rawPath());
        if (!request.rawQuery().isEmpty()) {
            head.append('?').append(request.rawQuery());
        }
        head.append(" HTTP/1.1\r\n");
        for (String name : request.headerNames()) {
            request.headers(name)
                    .forEach(value -> head.append(name).append(": ").append(value).append("\r\n"));
        }
        if (request.header("Host").isEmpty()) {
            head.append("Host: ").append(host()).append("\r\n");
        }
        return head + "Content-Length: " + request.body().length + "\r\nConnection: close\r\n\r\n";
    }

    /** An answer, with its headers' names in lower case. */
    record Answer(int status, Map<String, String> headers, String body) {
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }
}
