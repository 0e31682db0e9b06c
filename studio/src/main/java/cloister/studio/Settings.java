package cloister.studio;

import cloister.wire.Struct;

import java.util.Collection;
import java.util.Optional;

/** Settings as they came in: taken from an input, and changed by an update. */
final class Settings {
    private Settings() {}

    /** The named members that the input has. */
    static Struct pick(Struct input, Collection<String> names) {
        Struct.Builder picked = Struct.builder();
        names.forEach(name -> picked.put(name, input.get(name)));
        return picked.build();
    }

    /** What was given before, with the members of a later input in the place of theirs. */
    static Struct replace(Struct before, Struct later) {
        return Struct.builder().putAll(before).putAll(later).build();
    }

    /**
     * What is set after a change: a nested structure keeps the members that the change doesn't
     * name, lists are replaced whole, and the text None clears (API reference, ResourceSpec).
     */
    private static Struct change(Struct settings, Struct change) {
        Struct.Builder changed = Struct.builder();
        settings.members()
                .forEach(
                        (name, value) -> {
                            if (!change.has(name)) {
                                changed.put(name, value);
                            }
                        });
        change.members()
                .forEach(
                        (name, value) -> {
                            if (value instanceof Struct nested) {
                                Struct before = settings.optionalStruct(name).orElse(Struct.EMPTY);
                                changed.put(name, change(before, nested));
                            } else if (!value.equals("None")) {
                                changed.put(name, value);
                            }
                        });
        return changed.build();
    }

    /** Settings after a change of the structure in one of their members. */
    static Struct changeNested(Struct settings, String member, Optional<Struct> change) {
        return change.map(given -> Struct.builder().put(member, given).build())
                .map(given -> change(settings, given))
                .orElse(settings);
    }
}
