package cloister.cli.stack;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is in an account, as far as it can concern a set-up. */
public final class Account {
    private final Map<Kind, Map<String, Found>> found = new EnumMap<>(Kind.class);

    /** Names differ in more than case, as in IAM and SageMaker. */
    public Account(List<Found> all) {
        for (Kind kind : Kind.values()) {
            found.put(kind, new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
        }
        all.forEach(each -> of(each.resource().kind()).put(each.resource().name(), each));
    }

    Optional<Found> find(Kind kind, String name) {
        return Optional.ofNullable(of(kind).get(name));
    }

    Collection<Found> all(Kind kind) {
        return of(kind).values();
    }

    private Map<String, Found> of(Kind kind) {
        return found.getOrDefault(kind, Map.of());
    }
}
