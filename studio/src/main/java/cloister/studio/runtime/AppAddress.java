package cloister.studio.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** Where an app listens. */
public sealed interface AppAddress {
    /**
     * Connects.
     *
     * @throws IOException where nothing listens there
     */
    SocketChannel connect() throws IOException;

    /** A socket of this machine's file system. */
    record UnixSocket(Path path) implements AppAddress {
        @Override
        public SocketChannel connect() throws IOException {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(path));
                return channel;
            } catch (IOException failure) {
                channel.close();
                throw failure;
            }
        }
    }

    /** A port of a host that is known by its number, so that no name leads elsewhere. */
    record Tcp(InetAddress host, int port) implements AppAddress {
        private static final Duration PATIENCE = Duration.ofSeconds(5);

        @Override
        public SocketChannel connect() throws IOException {
            SocketChannel channel = SocketChannel.open();
            try {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
                channel.socket()
                        .connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
                return channel;
            } catch (IOException failure) {
                channel.close();
                throw failure;
            }
        }
    }
}
