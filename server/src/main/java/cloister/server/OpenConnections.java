package cloister.server;

import cloister.server.facts.Connection;

import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The connections of open Studios that last: WebSockets, and answers that are still on their way.
 * They are decided about again after each change of anything, and each second for what changes by
 * itself, and are cut when the answer is no.
 */
final class OpenConnections implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OpenConnections.class.getName());

    private final Set<Open> open = ConcurrentHashMap.newKeySet();
    private final Semaphore changes = new Semaphore(0);
    private final Predicate<Visitor> mayStay;
    private final Thread watch;

    /**
     * @param mayStay the decision; where it fails, the connections are cut
     */
    OpenConnections(Predicate<Visitor> mayStay) {
        this.mayStay = mayStay;
        this.watch = Thread.ofVirtual().name("open-studios").start(this::watch);
    }

    /** Who has a connection open. */
    record Visitor(String studioId, String entrance, Connection connection) {}

    /** A connection, and how to cut it. */
    private record Open(Visitor visitor, Runnable cut) {}

    /** Adds a connection; what is given back is to be run when it is over. */
    Runnable add(Visitor visitor, Runnable cut) {
        Open connection = new Open(visitor, cut);
        open.add(connection);
        return () -> open.remove(connection);
    }

    /** Has everything decided again, soon. */
    void changed() {
        changes.release();
    }

    private void watch() {
        try {
            while (true) {
                changes.tryAcquire(1, TimeUnit.SECONDS);
                changes.drainPermits();
                check();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void check() {
        Map<Visitor, Boolean> decided = new HashMap<>();
        for (Open connection : List.copyOf(open)) {
            if (!decided.computeIfAbsent(connection.visitor(), this::decide)) {
                open.remove(connection);
                connection.cut().run();
            }
        }
    }

    private boolean decide(Visitor visitor) {
        try {
            return mayStay.test(visitor);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "an open Studio couldn't be decided about", failure);
            return false;
        }
    }

    @Override
    public void close() {
        watch.interrupt();
        open.forEach(connection -> connection.cut().run());
    }
}
