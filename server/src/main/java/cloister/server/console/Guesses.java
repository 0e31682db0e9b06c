package cloister.server.console;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Counts failed sign-ins: of a user from one address, of a user from anywhere, and of an address.
 * Whoever is over a limit waits until the quarter of an hour is over, be the password right or
 * wrong, and whether or not there is such a user.
 */
final class Guesses {
    static final int OF_USER_AND_ADDRESS = 5;
    static final int OF_USER = 50;
    static final int OF_ADDRESS = 100;
    static final Duration WINDOW = Duration.ofMinutes(15);

    /** The longest-untouched are forgotten first; one address can't touch more than its limit. */
    private static final int MOST = 100_000;

    private final Map<String, Count> counts =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
                    return size() > MOST;
                }
            };

    /** Failures since the first of them. */
    private record Count(Instant first, int failures) {}

    private record Limit(String key, int most) {}

    /**
     * Counts a try as failed until it is forgiven; false where there were too many already. Counted
     * beforehand, many tries at once get no further than one by one.
     */
    synchronized boolean take(String user, String address, Instant now) {
        List<Limit> limits = limits(user, address);
        if (limits.stream().anyMatch(limit -> failures(limit.key, now) >= limit.most)) {
            return false;
        }
        for (Limit limit : limits) {
            int before = failures(limit.key, now);
            Instant first = before == 0 ? now : counts.getOrDefault(limit.key, NONE).first;
            counts.put(limit.key, new Count(first, before + 1));
        }
        return true;
    }

    private static final Count NONE = new Count(Instant.EPOCH, 0);

    /** Takes back a try that was right; with it, what this user failed from this address. */
    synchronized void forgive(String user, String address) {
        List<Limit> limits = limits(user, address);
        counts.remove(limits.getFirst().key);
        for (Limit limit : limits.subList(1, limits.size())) {
            counts.computeIfPresent(
                    limit.key, (_, count) -> new Count(count.first, count.failures - 1));
        }
    }

    private int failures(String key, Instant now) {
        Count count = counts.getOrDefault(key, NONE);
        return now.isBefore(count.first.plus(WINDOW)) ? count.failures : 0;
    }

    private static List<Limit> limits(String user, String address) {
        String name = user.toLowerCase(Locale.ROOT);
        return List.of(
                new Limit("both " + address + " " + name, OF_USER_AND_ADDRESS),
                new Limit("user " + name, OF_USER),
                new Limit("address " + address, OF_ADDRESS));
    }
}
