package cloister.server.facts;

import cloister.wire.Struct;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A way into an input: member names joined by dots, {@code UserSettings.ExecutionRole}. {@code **}
 * stands for any depth, none included. Lists and maps are gone through.
 */
record InputPath(List<String> steps) {
    private static final String ANY_DEPTH = "**";

    static InputPath of(String text) {
        return new InputPath(List.of(text.split("\\.")));
    }

    /** What stands at the path's end, in the input's order. */
    List<Object> values(Struct input) {
        List<Object> found = new ArrayList<>();
        follow(input, 0, found);
        return found;
    }

    /** The values as condition keys hold them. */
    List<String> texts(Struct input) {
        return values(input).stream().map(InputPath::text).distinct().toList();
    }

    Optional<String> text(Struct input) {
        return texts(input).stream().findFirst();
    }

    private void follow(Object value, int at, List<Object> found) {
        switch (value) {
            case Collection<?> list -> list.forEach(element -> follow(element, at, found));
            case Map<?, ?> map -> map.values().forEach(element -> follow(element, at, found));
            case Struct struct when at < steps.size() -> enter(struct, at, found);
            case Object leaf -> {
                if (at == steps.size()) {
                    found.add(leaf);
                }
            }
        }
    }

    private void enter(Struct struct, int at, List<Object> found) {
        if (!steps.get(at).equals(ANY_DEPTH)) {
            struct.get(steps.get(at)).ifPresent(value -> follow(value, at + 1, found));
            return;
        }
        String wanted = steps.get(at + 1);
        struct.members()
                .forEach((name, value) -> follow(value, name.equals(wanted) ? at + 2 : at, found));
    }

    private static String text(Object value) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            case Instant time -> time.toString();
            case Object other -> other.toString();
        };
    }

    @Override
    public String toString() {
        return String.join(".", steps);
    }
}
