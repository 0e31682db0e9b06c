package cloister.studio;

import cloister.wire.Struct;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * When apps without work are stopped: IdleSettings of AppLifecycleManagement (developer guide, Idle
 * shutdown; API reference, IdleSettings). Layers of settings are in the order of {@link
 * AppSettings#layers()}, the strongest last.
 */
final class IdleShutdown {
    /** Where shutdown is enabled and nothing says after how long (developer guide). */
    private static final int DEFAULT_MINUTES = 10_080;

    private static final String TIMEOUT = "IdleTimeoutInMinutes";
    private static final String MIN = "MinIdleTimeoutInMinutes";
    private static final String MAX = "MaxIdleTimeoutInMinutes";

    private IdleShutdown() {}

    /** After how many minutes an app is stopped; empty where it is left running. */
    static Optional<Integer> minutes(List<Struct> layers, AppType type) {
        if (first(layers, type, idle -> idle.optionalString("LifecycleManagement"))
                .filter("ENABLED"::equals)
                .isEmpty()) {
            return Optional.empty();
        }
        int asked = number(layers, type, TIMEOUT).orElse(DEFAULT_MINUTES);
        int least = Math.max(asked, number(layers, type, MIN).orElse(asked));
        return Optional.of(Math.min(least, number(layers, type, MAX).orElse(least)));
    }

    /**
     * Checks settings of a domain or user profile for themselves.
     *
     * @throws cloister.wire.ApiException ValidationException where their times contradict each
     *     other
     */
    static void check(Optional<Struct> settings) {
        settings.ifPresent(
                given -> types().forEach(type -> checkOrder(List.of(given), type, "settings")));
    }

    /**
     * Checks the time that a space sets itself against what its owner may choose.
     *
     * @throws cloister.wire.ApiException ValidationException where it is out of those bounds
     */
    static void checkSpace(AppSettings settings) {
        List<Struct> own = settings.space().flatMap(Space::spaceSettings).stream().toList();
        types().filter(type -> number(own, type, TIMEOUT).isPresent())
                .forEach(type -> checkOrder(settings.layers(), type, "domain or user profile"));
    }

    private static void checkOrder(List<Struct> layers, AppType type, String whose) {
        Optional<Integer> least = number(layers, type, MIN);
        Optional<Integer> most = number(layers, type, MAX);
        checkAtMost(type, MIN, least, MAX, most, whose);
        Optional<Integer> time = number(layers, type, TIMEOUT);
        checkAtMost(type, MIN, least, TIMEOUT, time, whose);
        checkAtMost(type, TIMEOUT, time, MAX, most, whose);
    }

    private static void checkAtMost(
            AppType type,
            String lower,
            Optional<Integer> low,
            String upper,
            Optional<Integer> high,
            String whose) {
        if (low.isPresent() && high.isPresent() && low.get() > high.get()) {
            throw Refusal.validation(
                    "%s of the %s is out of order: %s [%d] is more than %s [%d]."
                            .formatted(type.settings, whose, lower, low.get(), upper, high.get()));
        }
    }

    private static Stream<AppType> types() {
        return Arrays.stream(AppType.values()).filter(type -> !type.settings.isEmpty());
    }

    private static Optional<Integer> number(List<Struct> layers, AppType type, String member) {
        return first(layers, type, idle -> idle.optionalInt(member));
    }

    private static <T> Optional<T> first(
            List<Struct> layers, AppType type, Function<Struct, Optional<T>> member) {
        return layers.reversed().stream()
                .flatMap(layer -> layer.optionalStruct(type.settings).stream())
                .flatMap(app -> app.optionalStruct("AppLifecycleManagement").stream())
                .flatMap(cycle -> cycle.optionalStruct("IdleSettings").stream())
                .flatMap(idle -> member.apply(idle).stream())
                .findFirst();
    }
}
