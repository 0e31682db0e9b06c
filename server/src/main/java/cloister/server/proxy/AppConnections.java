package cloister.server.proxy;

import cloister.studio.runtime.AppDoor;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ways to apps: a connection that a whole answer has left open serves the next request to the
 * same app. It leads to that app alone, so no answer of another's can come by it.
 */
public final class AppConnections {
    private static final long LONGEST_WAIT = Duration.ofSeconds(30).toNanos();
    private static final int MOST_WAITING = 8;

    private final Map<String, Deque<Waiting>> waiting = new HashMap<>();

    private record Waiting(AppConnection connection, long since) {}

    /**
     * Sends the head of a request, over a connection that waits or a new one.
     *
     * @param target path and query as they were received
     * @throws IOException where nothing listens there
     */
    public AppExchange begin(AppDoor door, String method, String target, List<Field> fields)
            throws IOException {
        Optional<AppConnection> open = take(door.app().id());
        AppConnection connection =
                open.isPresent() ? open.get() : AppConnection.open(door.address());
        return AppExchange.begin(
                connection, method, target, fields, () -> keep(door.app().id(), connection));
    }

    private synchronized Optional<AppConnection> take(String launchId) {
        endOld();
        Deque<Waiting> own = waiting.getOrDefault(launchId, new ArrayDeque<>());
        for (Waiting last = own.pollLast(); last != null; last = own.pollLast()) {
            if (last.connection().isQuiet()) {
                return Optional.of(last.connection());
            }
            last.connection().close();
        }
        return Optional.empty();
    }

    private synchronized void keep(String launchId, AppConnection connection) {
        endOld();
        Deque<Waiting> own = waiting.computeIfAbsent(launchId, any -> new ArrayDeque<>());
        own.addLast(new Waiting(connection, System.nanoTime()));
        if (own.size() > MOST_WAITING) {
            own.removeFirst().connection().close();
        }
    }

    /** Those that wait in vain, also of apps that are no more. */
    private void endOld() {
        long now = System.nanoTime();
        for (Deque<Waiting> own : waiting.values()) {
            while (!own.isEmpty() && now - own.getFirst().since() > LONGEST_WAIT) {
                own.removeFirst().connection().close();
            }
        }
        waiting.values().removeIf(Deque::isEmpty);
    }
}
