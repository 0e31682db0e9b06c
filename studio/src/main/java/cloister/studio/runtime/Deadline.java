package cloister.studio.runtime;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** Closes a connection that takes too long, so that whoever waits for it goes on with an error. */
final class Deadline {
    private final Thread guard;

    private Deadline(Thread guard) {
        this.guard = guard;
    }

    static Deadline of(Closeable connection, Duration limit) {
        return new Deadline(
                Thread.startVirtualThread(
                        () -> {
                            try {
                                Thread.sleep(limit);
                                connection.close();
                            } catch (InterruptedException | IOException over) {
                                Thread.currentThread().interrupt();
                            }
                        }));
    }

    /** Lets the connection be. */
    void lift() {
        guard.interrupt();
    }
}
