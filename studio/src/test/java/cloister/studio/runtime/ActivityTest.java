package cloister.studio.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Asks an app whose answers are given by hand. */
class ActivityTest {
    private static final Duration LIMIT = Duration.ofHours(1);
    private static final String NONE = "[]";

    private final Instant longAgo = Instant.now().minus(Duration.ofHours(2));
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private ServerSocketChannel server;
    private AppDoor door;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        Path socket = folder.resolve("app");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        door =
                new AppDoor(
                        Launches.of("JupyterLab", Optional.of(LIMIT)),
                        new AppAddress.UnixSocket(socket),
                        "secret",
                        "/jupyterlab/default/");
        Thread.startVirtualThread(this::serve);
        answers.put("api/kernels", NONE);
        answers.put("api/terminals", NONE);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void with_nothing_at_work_it_is_idle_once_the_time_has_passed() {
        assertThat(idleSince(longAgo)).isTrue();
        assertThat(idleSince(Instant.now().minus(Duration.ofMinutes(59)))).isFalse();
    }

    @Test
    void a_kernel_keeps_it_while_it_computes_and_for_the_time_afterwards() {
        answers.put("api/kernels", kernel("busy", longAgo));
        assertThat(idleSince(longAgo)).isFalse();

        answers.put("api/kernels", kernel("idle", Instant.now().minusSeconds(1)));
        assertThat(idleSince(longAgo)).isFalse();

        answers.put("api/kernels", kernel("idle", longAgo));
        assertThat(idleSince(longAgo)).isTrue();
    }

    @Test
    void a_terminal_keeps_it_for_the_time_after_its_last_work() {
        answers.put("api/terminals", terminal(Instant.now().minusSeconds(1)));
        assertThat(idleSince(longAgo)).isFalse();

        answers.put("api/terminals", terminal(longAgo));
        assertThat(idleSince(longAgo)).isTrue();
    }

    @Test
    void in_doubt_it_is_in_use() throws IOException {
        answers.remove("api/terminals");
        assertThat(idleSince(longAgo)).isFalse();

        answers.put("api/terminals", "[{\"last_activity\": \"yesterday\"}]");
        assertThat(idleSince(longAgo)).isFalse();

        answers.put("api/terminals", "[{");
        assertThat(idleSince(longAgo)).isFalse();

        server.close();
        assertThat(idleSince(longAgo)).isFalse();
    }

    private boolean idleSince(Instant serving) {
        return Activity.isIdle(door, serving, LIMIT);
    }

    private static String kernel(String state, Instant activity) {
        return "[{\"id\": \"1\", \"last_activity\": \"%s\", \"execution_state\": \"%s\"}]"
                .formatted(activity, state);
    }

    private static String terminal(Instant activity) {
        return "[{\"name\": \"1\", \"last_activity\": \"%s\"}]".formatted(activity);
    }

    private void serve() {
        while (server.isOpen()) {
            try (SocketChannel client = server.accept()) {
                ByteBuffer request = ByteBuffer.allocate(4096);
                client.read(request);
                String path =
                        new String(request.array(), 0, request.position(), UTF_8).split(" ", 3)[1];
                Optional<String> body =
                        Optional.ofNullable(answers.get(path.substring(door.base().length())));
                client.write(
                        UTF_8.encode(
                                "HTTP/1.1 %s\r\n\r\n%s"
                                        .formatted(
                                                body.isPresent() ? "200 OK" : "404 Not Found",
                                                body.orElse(""))));
            } catch (IOException gone) {
                // The next one is served, or the test is over.
            }
        }
    }
}
