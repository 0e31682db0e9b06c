package cloister.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieHandler;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real Keycloak with one realm, and a browser's part in signing in there. */
final class Keycloak implements AutoCloseable {
    static final String VERSION = "26.7.3";
    private static final String ZIP = "keycloak-quarkus-dist-" + VERSION + ".zip";
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Process process;
    private final int port;

    private Keycloak(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Its distribution, from the class path or Maven's local repository. */
    static Optional<Path> distribution() {
        Stream<Path> classPath =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of);
        Path local =
                Path.of(
                        System.getProperty("user.home"),
                        ".m2/repository/org/keycloak/keycloak-quarkus-dist",
                        VERSION,
                        ZIP);
        return Stream.concat(classPath, Stream.of(local))
                .filter(path -> path.endsWith(ZIP))
                .filter(Files::exists)
                .findFirst();
    }

    /** Starts it with a realm's JSON, and returns once it answers. */
    static Keycloak start(Path zip, Path directory, String realm) throws IOException {
        Path home = unpacked(zip, directory);
        Files.writeString(
                Files.createDirectories(home.resolve("data/import")).resolve("realm.json"), realm);
        run(home, "build", "--db=dev-mem").onExit().join();
        int port = freePort();
        Process process =
                run(
                        home,
                        "start",
                        "--optimized",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname-strict=false",
                        "--import-realm");
        Keycloak keycloak = new Keycloak(process, port);
        try {
            keycloak.await();
            return keycloak;
        } catch (RuntimeException failure) {
            keycloak.close();
            throw new IllegalStateException(
                    Files.readString(home.resolve("out.log"), UTF_8), failure);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + port + "/realms/studio";
    }

    String metadata() {
        return get(HttpClient.newHttpClient(), issuer() + "/protocol/saml/descriptor");
    }

    /** Where people start who come here by SAML. */
    String signInAddress() {
        return issuer() + "/protocol/saml/clients/cloister";
    }

    /** Signs a person in as their browser does; the response that it would post, in Base64. */
    String samlResponse(String user, String password) {
        HttpClient browser =
                HttpClient.newBuilder()
                        .cookieHandler(new Cookies())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();
        String login = get(browser, signInAddress());
        String action = found(login, "action=\"([^\"]+)\"").replace("&amp;", "&");
        String answer = post(browser, action, Map.of("username", user, "password", password));
        return found(answer, "(?i)name=\"SAMLResponse\"\\s+value=\"([^\"]+)\"");
    }

    String idToken(String user, String password) {
        String answer =
                post(
                        HttpClient.newHttpClient(),
                        issuer() + "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type", "password",
                                "client_id", "studio",
                                "scope", "openid",
                                "username", user,
                                "password", password));
        return found(answer, "\"id_token\":\"([^\"]+)\"");
    }

    private void await() {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end) && process.isAlive()) {
            try {
                metadata();
                return;
            } catch (UncheckedIOException | IllegalStateException notYet) {
                pause();
            }
        }
        throw new IllegalStateException("Keycloak doesn't answer");
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(300));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process run(Path home, String... arguments) throws IOException {
        List<String> command =
                Stream.concat(Stream.of(home.resolve("bin/kc.sh").toString()), Stream.of(arguments))
                        .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(home.resolve("out.log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m -XX:TieredStopAtLevel=1");
        return builder.start();
    }

    private static Path unpacked(Path zip, Path directory) throws IOException {
        Process unzip =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jar").toString(),
                                "--extract",
                                "--file",
                                zip.toAbsolutePath().toString())
                        .directory(Files.createDirectories(directory).toFile())
                        .start();
        unzip.onExit().join();
        Path home = directory.resolve("keycloak-" + VERSION);
        if (!home.resolve("bin/kc.sh").toFile().setExecutable(true)) {
            throw new IOException("no kc.sh in " + zip);
        }
        return home;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String get(HttpClient client, String url) {
        return send(client, HttpRequest.newBuilder(URI.create(url)).build());
    }

    private static String post(HttpClient client, String url, Map<String, String> form) {
        String body =
                form.entrySet().stream()
                        .map(
                                field ->
                                        field.getKey()
                                                + "="
                                                + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        return send(
                client,
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private static String send(HttpClient client, HttpRequest request) {
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    /** Cookies as a browser sends them to this machine itself: those for HTTPS only as well. */
    private static final class Cookies extends CookieHandler {
        private final Map<String, String> byName = new ConcurrentHashMap<>();

        @Override
        public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
            return Map.of(
                    "Cookie",
                    List.of(
                            byName.entrySet().stream()
                                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                    .collect(Collectors.joining("; "))));
        }

        @Override
        public void put(URI uri, Map<String, List<String>> headers) {
            headers.forEach(
                    (name, values) -> {
                        if (name.equalsIgnoreCase("Set-Cookie")) {
                            values.forEach(value -> keep(value.split(";", 2)[0].split("=", 2)));
                        }
                    });
        }

        private void keep(String[] cookie) {
            byName.put(cookie[0], cookie[1]);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all =
                Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroy);
        for (ProcessHandle each : all) {
            try {
                each.onExit().get(10, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException slow) {
                each.destroyForcibly();
            } catch (InterruptedException stopped) {
                each.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
