package cloister.server.proxy;

import cloister.studio.runtime.AppAddress;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/** A connection to an app. */
final class AppConnection implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final SocketChannel channel;
    private final InputStream in;
    private final OutputStream out;

    private AppConnection(SocketChannel channel) {
        this.channel = channel;
        this.in = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
        this.out = Channels.newOutputStream(channel);
    }

    /**
     * Connects.
     *
     * @throws IOException where nothing listens there
     */
    static AppConnection open(AppAddress address) throws IOException {
        return new AppConnection(address.connect());
    }

    InputStream input() {
        return in;
    }

    OutputStream output() {
        return out;
    }

    /** Whether it is open and the app has said nothing more than it was asked. */
    boolean isQuiet() {
        try {
            if (in.available() > 0) {
                return false;
            }
            channel.configureBlocking(false);
            int said = channel.read(ByteBuffer.allocate(1));
            channel.configureBlocking(true);
            return said == 0;
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException closed) {
            // It is gone, which is what was wanted.
        }
    }
}
