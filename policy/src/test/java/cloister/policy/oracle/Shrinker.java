package cloister.policy.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes a failing case small: takes away whatever the failure doesn't need. */
final class Shrinker {
    private Shrinker() {}

    /** The smallest tree found that still fails. */
    static Json shrink(Json tree, Predicate<Json> fails) {
        Json smallest = tree;
        Optional<Json> next = Optional.of(tree);
        while (next.isPresent()) {
            smallest = next.get();
            next = smaller(smallest).stream().filter(fails).findFirst();
        }
        return smallest;
    }

    /** All trees with one part less. */
    private static List<Json> smaller(Json tree) {
        List<Json> found = new ArrayList<>();
        tree.fields()
                .forEach(
                        (name, value) -> {
                            Map<String, Json> rest = new LinkedHashMap<>(tree.fields());
                            rest.remove(name);
                            found.add(Json.of(rest));
                            smaller(value)
                                    .forEach(
                                            less -> {
                                                Map<String, Json> kept =
                                                        new LinkedHashMap<>(tree.fields());
                                                kept.put(name, less);
                                                found.add(Json.of(kept));
                                            });
                        });
        List<Json> items = tree.list().orElse(List.of());
        for (int i = 0; i < items.size(); i++) {
            List<Json> rest = new ArrayList<>(items);
            Json item = rest.remove(i);
            found.add(Json.of(rest));
            for (Json less : smaller(item)) {
                List<Json> kept = new ArrayList<>(items);
                kept.set(i, less);
                found.add(Json.of(kept));
            }
        }
        return found;
    }
}
