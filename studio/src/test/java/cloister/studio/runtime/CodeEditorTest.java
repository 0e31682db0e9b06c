package cloister.studio.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.studio.AppLaunch;
import cloister.studio.AppOutcome;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Runs a program that takes code-server's settings and answers as it does. */
class CodeEditorTest {
    private static final String STAND_IN =
            """
            #!/usr/bin/python3
            import http.server, os, socketserver, sys, time
            lines = open(sys.argv[sys.argv.index('--config') + 1]).read().splitlines()
            settings = dict(line.split(': ', 1) for line in lines)
            assert settings['auth'] == 'none' and settings['socket-mode'] == '"600"', settings
            if os.path.exists('broken'): sys.exit('no Node.js module of that name')
            class Answers(http.server.BaseHTTPRequestHandler):
                protocol_version = 'HTTP/1.1'
                def address_string(self): return ''
                def do_GET(self):
                    if self.path == '/end': os._exit(3)
                    beat = '{"status":"alive","lastHeartbeat":%d}' % (time.time() * 1000 - 7_200_000)
                    body = beat if self.path == '/healthz' else self.path + ' ' + sys.argv[-1]
                    self.send_response(200)
                    self.end_headers()
                    self.wfile.write(body.encode())
            class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer): pass
            Server(settings['socket'], Answers).serve_forever()
            """;

    private static final AppLaunch APP = Launches.of("CodeEditor", Optional.empty());

    private final BlockingQueue<AppOutcome> outcomes = new LinkedBlockingQueue<>();
    private LocalRuntime runtime;
    private Path data;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        Path program = Files.createDirectory(folder.resolve("program"));
        Path command = Files.writeString(program.resolve("code-server"), STAND_IN);
        for (Path readable : List.of(program, command)) {
            Files.setPosixFilePermissions(readable, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        data = folder.resolve("data");
        runtime =
                new LocalRuntime(
                        new RuntimeSettings(
                                Optional.of(Files.createDirectory(data)),
                                Optional.empty(),
                                Optional.of(program),
                                List.of(),
                                "/usr/bin:/bin",
                                () -> "http://127.0.0.1:4566"));
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void it_serves_at_a_path_of_its_own_that_it_does_not_know() throws Exception {
        AppDoor door = started();

        assertThat(runtime.codeServer().orElse("")).endsWith("/code-server");
        assertThat(door.landing()).isEqualTo("/codeeditor/default/");
        assertThat(door.known("/codeeditor/default/static/a.js")).isEqualTo("/static/a.js");
        assertThat(SocketHttp.ask(door, "GET", "files").orElse(""))
                .startsWith("/files ")
                .contains("home");
    }

    @Test
    void it_is_idle_when_its_heart_has_not_beaten_for_long_enough() throws Exception {
        AppDoor door = started();
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));

        assertThat(Activity.isIdle(door, yesterday, Duration.ofHours(1))).isTrue();
        assertThat(Activity.isIdle(door, yesterday, Duration.ofHours(3))).isFalse();
        assertThat(Activity.isIdle(door, Instant.now(), Duration.ofHours(1))).isFalse();
    }

    @Test
    void what_became_of_it_is_told_by_its_own_name() throws Exception {
        AppDoor door = started();
        try {
            SocketHttp.ask(door, "GET", "end");
        } catch (IOException ended) {
            // It was asked to.
        }

        assertThat(next())
                .isEqualTo(
                        new AppOutcome.Failed(
                                "code-server ended with status 3. Create the app again to go on"
                                        + " working."));
        assertThat(runtime.door(APP.id())).isEmpty();
    }

    @Test
    void why_it_never_served_is_told() throws Exception {
        Path home = data.resolve("homes/d-1/200001");
        started();
        CompletableFuture<String> stopped = new CompletableFuture<>();
        runtime.stop(APP, () -> stopped.complete("stopped"));
        assertThat(stopped.get(1, TimeUnit.MINUTES)).isEqualTo("stopped");
        Files.writeString(home.resolve("broken"), "");
        runtime.start(APP, outcomes::add);

        assertThat(next().toString())
                .contains("code-server ended with status 1 before it served")
                .contains("no Node.js module of that name");
    }

    private AppDoor started() throws InterruptedException {
        runtime.start(APP, outcomes::add);
        assertThat(next()).isEqualTo(new AppOutcome.Serves());
        return runtime.door(APP.id()).orElseThrow();
    }

    private AppOutcome next() throws InterruptedException {
        return Optional.ofNullable(outcomes.poll(1, TimeUnit.MINUTES)).orElseThrow();
    }
}
