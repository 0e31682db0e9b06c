package cloister.server.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import cloister.server.Launches;
import cloister.studio.AppLaunch;
import cloister.studio.runtime.AppAddress;
import cloister.studio.runtime.AppDoor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Which connections to an app serve another request, with an app that says what it is told to. */
class AppConnectionsTest {
    private static final AppLaunch LAUNCH =
            Launches.of("0123456789abcdef", "ana", Optional.empty());

    @TempDir Path folder;

    private final AppConnections apps = new AppConnections();
    private final AtomicInteger opened = new AtomicInteger();
    private volatile String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
    private Optional<ServerSocketChannel> listener = Optional.empty();

    @BeforeEach
    void listen() throws IOException {
        ServerSocketChannel made = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        made.bind(UnixDomainSocketAddress.of(socket()));
        listener = Optional.of(made);
        Thread.startVirtualThread(() -> serve(made));
    }

    @AfterEach
    void end() throws IOException {
        listener.orElseThrow().close();
    }

    @Test
    void a_whole_answer_leaves_the_connection_to_the_next_request() throws IOException {
        for (int turn = 0; turn < 5; turn++) {
            assertThat(asked("GET")).isEqualTo("hi");
        }
        assertThat(opened).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
            })
    void so_does_each_answer_whose_end_is_told(String told) throws IOException {
        answer = told;
        asked("GET");
        asked("GET");

        assertThat(opened).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi",
                "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi",
                "HTTP/1.1 101 Switching Protocols\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhiHTTP/1.1 200 OK",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nhi",
                "HTTP/1.1 200 \r\nContent-Length:1\r\nTransfer-Encoding:chunked\r\n\r\n0\r\n\r\n"
            })
    void an_answer_that_ends_it_or_says_too_much_does_not(String told) throws IOException {
        answer = told;
        asked("GET");
        asked("GET");

        assertThat(opened).hasValue(2);
    }

    @Test
    void an_answer_that_was_not_read_to_its_end_or_was_cut_does_not() throws IOException {
        try (AppExchange left = begin("GET")) {
            left.head();
            assertThat(left.body()).isPresent();
        }
        try (AppExchange cut = begin("GET")) {
            cut.head();
            cut.body().orElseThrow().readAllBytes();
            cut.cut();
        }
        asked("GET");

        assertThat(opened).hasValue(3);
    }

    @Test
    void an_answer_that_came_before_the_whole_request_does_not() throws IOException {
        try (AppExchange early = begin("POST")) {
            InputStream breaking =
                    new InputStream() {
                        @Override
                        public int read() throws IOException {
                            throw new IOException("the browser went away");
                        }

                        @Override
                        public int read(byte[] buffer, int offset, int length) throws IOException {
                            return read();
                        }
                    };
            try {
                early.send(breaking);
            } catch (IOException gone) {
                assertThat(gone).hasMessage("the browser went away");
            }
            early.head();
            early.body().orElseThrow().readAllBytes();
        }
        asked("GET");

        assertThat(opened).hasValue(2);
    }

    @Test
    void a_body_that_was_sent_whole_leaves_it_open() throws IOException {
        try (AppExchange exchange = begin("POST")) {
            exchange.send(new ByteArrayInputStream(new byte[0]));
            exchange.head();
            exchange.body().orElseThrow().readAllBytes();
        }
        asked("GET");

        assertThat(opened).hasValue(1);
    }

    private String asked(String method) throws IOException {
        try (AppExchange exchange = begin(method)) {
            exchange.head();
            Optional<InputStream> body = exchange.body();
            return body.isEmpty() ? "" : new String(body.get().readAllBytes(), ISO_8859_1);
        }
    }

    @Test
    void an_app_at_a_port_is_reached_the_same_way() throws IOException {
        try (ServerSocketChannel port = ServerSocketChannel.open()) {
            port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Thread.startVirtualThread(() -> serve(port));
            int number = ((InetSocketAddress) port.getLocalAddress()).getPort();
            AppAddress address = new AppAddress.Tcp(InetAddress.getLoopbackAddress(), number);
            for (int turn = 0; turn < 2; turn++) {
                try (AppExchange app = begin(address, "GET")) {
                    assertThat(app.head().status()).isEqualTo(200);
                    assertThat(app.body().orElseThrow().readAllBytes())
                            .isEqualTo("hi".getBytes(ISO_8859_1));
                }
            }
        }

        assertThat(opened).hasValue(1);
    }

    private AppExchange begin(String method) throws IOException {
        return begin(new AppAddress.UnixSocket(socket()), method);
    }

    private AppExchange begin(AppAddress address, String method) throws IOException {
        AppDoor door = new AppDoor(LAUNCH, address, "secret", "/");
        return apps.begin(door, method, "/", List.of(new Field("Host", "h")));
    }

    private Path socket() {
        return folder.resolve("app");
    }

    private void serve(ServerSocketChannel server) {
        try {
            while (true) {
                SocketChannel one = server.accept();
                opened.incrementAndGet();
                Thread.startVirtualThread(() -> answer(one));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    /** Answers each empty line, which ends a request. */
    private void answer(SocketChannel one) {
        try (one) {
            InputStream in = Channels.newInputStream(one);
            int line = 0;
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n' && line == 0) {
                    Channels.newOutputStream(one).write(answer.getBytes(ISO_8859_1));
                    line = -1;
                }
                line = next == '\n' ? 0 : next == '\r' ? line : line + 1;
            }
        } catch (IOException closed) {
            // The test has seen enough.
        }
    }
}
