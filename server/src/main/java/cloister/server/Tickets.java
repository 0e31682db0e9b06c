package cloister.server;

import cloister.studio.Secrets;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tickets from the pages' origin to a Studio's: each is good once, for half a minute. */
final class Tickets {
    private static final Duration GOOD_FOR = Duration.ofSeconds(30);

    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();

    /**
     * What a ticket is good for.
     *
     * @param entrance the secret for the Studio's origin
     * @param landing the path to begin at
     */
    record Ticket(String studioId, String entrance, String landing, Instant expires) {}

    String issue(String studioId, String entrance, String landing, Instant now) {
        String name = Secrets.token();
        tickets.values().removeIf(ticket -> now.isAfter(ticket.expires()));
        tickets.put(name, new Ticket(studioId, entrance, landing, now.plus(GOOD_FOR)));
        return name;
    }

    /** Takes a ticket; empty where it is unknown, used, expired, or another Studio's. */
    Optional<Ticket> take(String name, String studioId, Instant now) {
        return Optional.ofNullable(tickets.remove(name))
                .filter(ticket -> now.isBefore(ticket.expires()))
                .filter(ticket -> ticket.studioId().equals(studioId));
    }
}
