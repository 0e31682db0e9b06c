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

    /** What is set, with each member of the change in the place of what was. */
    static Struct change(Struct settings, Struct change) {
        return Struct.builder().putAll(settings).putAll(change).build();
    }

    /** A nested structure after a change, which replaces only the members it has. */
    static Struct changeNested(Struct settings, String member, Optional<Struct> change) {
        if (change.isEmpty()) {
            return settings;
        }
        Struct nested = settings.optionalStruct(member).orElse(Struct.EMPTY);
        return Struct.builder().putAll(settings).put(member, change(nested, change.get())).build();
    }
}
