package cloister.cli.stack;

import java.util.List;
import java.util.function.Consumer;

/** Makes one list of another: first adds what is missing, then takes away what is too much. */
final class Lists {
    private Lists() {}

    static void change(
            List<String> there, List<String> wanted, Consumer<String> add, Consumer<String> take) {
        wanted.stream().filter(item -> !there.contains(item)).forEach(add);
        there.stream().filter(item -> !wanted.contains(item)).forEach(take);
    }
}
