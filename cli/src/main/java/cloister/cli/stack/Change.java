package cloister.cli.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** What is to be done about one resource. */
public sealed interface Change {
    /** The resource as it is; empty where there is none. */
    Optional<Resource> before();

    /** The resource as it should be; empty where there should be none. */
    Optional<Resource> after();

    /** As people and JSON name it. */
    String word();

    default Kind kind() {
        return after().or(this::before).orElseThrow().kind();
    }

    default String name() {
        return before().or(this::after).orElseThrow().name();
    }

    /** What differs, attribute by attribute. */
    default List<Difference> differences() {
        return between(before(), after());
    }

    /** It isn't there. */
    record Create(Resource wanted) implements Change {
        @Override
        public Optional<Resource> before() {
            return Optional.empty();
        }

        @Override
        public Optional<Resource> after() {
            return Optional.of(wanted);
        }

        @Override
        public String word() {
            return "create";
        }
    }

    /** It is there and isn't as it should be. */
    record Update(Resource there, Resource wanted) implements Change {
        @Override
        public Optional<Resource> before() {
            return Optional.of(there);
        }

        @Override
        public Optional<Resource> after() {
            return Optional.of(wanted);
        }

        @Override
        public String word() {
            return "update";
        }
    }

    /** It must be deleted and created anew, for what differs can't be changed. */
    record Replace(Resource there, Resource wanted) implements Change {
        @Override
        public Optional<Resource> before() {
            return Optional.of(there);
        }

        @Override
        public Optional<Resource> after() {
            return Optional.of(wanted);
        }

        @Override
        public String word() {
            return "replace";
        }
    }

    /** It was made by the set-up, which no longer wants it. */
    record Delete(Resource there) implements Change {
        @Override
        public Optional<Resource> before() {
            return Optional.of(there);
        }

        @Override
        public Optional<Resource> after() {
            return Optional.empty();
        }

        @Override
        public String word() {
            return "delete";
        }
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
