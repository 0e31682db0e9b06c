package cloister.cli.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** What is to be done about one resource. */
public sealed interface Change {
    Kind kind();

    String name();

    /** As people and JSON name it. */
    String word();

    /** It isn't there. */
    record Create(Resource wanted) implements Change {
        @Override
        public Kind kind() {
            return wanted.kind();
        }

        @Override
        public String name() {
            return wanted.name();
        }

        @Override
        public String word() {
            return "create";
        }
    }

    /** It is there and isn't as it should be. */
    record Update(Resource there, Resource wanted) implements Change {
        @Override
        public Kind kind() {
            return wanted.kind();
        }

        @Override
        public String name() {
            return there.name();
        }

        @Override
        public String word() {
            return "update";
        }
    }

    /** It must be deleted and created anew, for what differs can't be changed. */
    record Replace(Resource there, Resource wanted) implements Change {
        @Override
        public Kind kind() {
            return wanted.kind();
        }

        @Override
        public String name() {
            return there.name();
        }

        @Override
        public String word() {
            return "replace";
        }
    }

    /** It was made by the set-up, which no longer wants it. */
    record Delete(Resource there) implements Change {
        @Override
        public Kind kind() {
            return there.kind();
        }

        @Override
        public String name() {
            return there.name();
        }

        @Override
        public String word() {
            return "delete";
        }
    }

    /** What differs, attribute by attribute. */
    default List<Difference> differences() {
        return switch (this) {
            case Create create -> between(Optional.empty(), Optional.of(create.wanted));
            case Update update -> between(Optional.of(update.there), Optional.of(update.wanted));
            case Replace replace ->
                    between(Optional.of(replace.there), Optional.of(replace.wanted));
            case Delete delete -> between(Optional.of(delete.there), Optional.empty());
        };
    }

    /** What differs between a resource before and after. */
    static List<Difference> between(Optional<Resource> before, Optional<Resource> after) {
        TreeSet<String> names = new TreeSet<>();
        before.ifPresent(resource -> names.addAll(resource.attributes().keySet()));
        after.ifPresent(resource -> names.addAll(resource.attributes().keySet()));
        List<Difference> all = new ArrayList<>();
        for (String name : names) {
            Optional<Value> old = value(before, name);
            Optional<Value> now = value(after, name);
            if (!Objects.equals(old, now)) {
                all.add(new Difference(name, old, now));
            }
        }
        return all;
    }

    private static Optional<Value> value(Optional<Resource> of, String name) {
        return of.flatMap(resource -> Optional.ofNullable(resource.attributes().get(name)));
    }
}
