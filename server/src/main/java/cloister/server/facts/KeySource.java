package cloister.server.facts;

import cloister.server.facts.ResourceBinding.Bound;
import cloister.wire.Struct;

import java.util.List;
import java.util.stream.Stream;

/** Where the values of a condition key come from. No values: the key is absent. */
sealed interface KeySource {

    /**
     * Puts the key with its values, if it has any here.
     *
     * @return whether it has
     */
    default boolean put(ContextKeys keys, String name, Subject subject, String main) {
        List<String> values = values(subject, main);
        if (!values.isEmpty()) {
            keys.put(name, values);
        }
        return !values.isEmpty();
    }

    /**
     * The values in a call.
     *
     * @param main the resource that the operation itself is about
     */
    List<String> values(Subject subject, String main);

    /** Members of the input. */
    record Members(List<InputPath> paths) implements KeySource {
        @Override
        public List<String> values(Subject subject, String main) {
            return paths.stream()
                    .flatMap(path -> path.texts(subject.input()).stream())
                    .distinct()
                    .toList();
        }
    }

    /** The ARN of a resource that the input names, where it names one. */
    record NamedBy(InputPath name, ResourceBinding resource) implements KeySource {
        @Override
        public List<String> values(Subject subject, String main) {
            return name.text(subject.input()).isEmpty()
                    ? List.of()
                    : resource.bind(subject).stream().map(Bound::arn).toList();
        }
    }

    /** What is so of a resource that exists already, as a describing operation tells it. */
    record Existing(String operation, List<String> members, KeySource told) implements KeySource {
        @Override
        public List<String> values(Subject subject, String main) {
            Struct.Builder input = Struct.builder();
            for (String member : members) {
                if (!subject.input().has(member)) {
                    return List.of();
                }
                input.put(member, subject.input().get(member));
            }
            return subject.resources()
                    .describe(subject.call(), operation, input.build())
                    .map(output -> told.values(subject.with(output), main))
                    .orElse(List.of());
        }
    }

    /**
     * Structures with Key and Value, each of which is a condition key of its own.
     *
     * @param suffix what follows the structure's Key in the condition key's name
     */
    record Pairs(InputPath pairs, String suffix) implements KeySource {
        @Override
        public boolean put(ContextKeys keys, String name, Subject subject, String main) {
            String prefix = name.substring(0, name.indexOf("${"));
            List<Object> found = pairs.values(subject.input());
            for (Object pair : found) {
                if (pair instanceof Struct struct && struct.has("Key") && struct.has("Value")) {
                    keys.put(prefix + struct.string("Key") + suffix, struct.string("Value"));
                }
            }
            return !found.isEmpty();
        }

        @Override
        public List<String> values(Subject subject, String main) {
            return new InputPath(Stream.concat(pairs.steps().stream(), Stream.of("Value")).toList())
                    .texts(subject.input());
        }
    }

    /** The same whatever is asked. */
    record Constant(String value) implements KeySource {
        @Override
        public List<String> values(Subject subject, String main) {
            return List.of(value);
        }
    }

    /** The name of the operation called. */
    record OperationName() implements KeySource {
        @Override
        public List<String> values(Subject subject, String main) {
            return List.of(subject.call().operation());
        }
    }

    /** The ARN of the resource that the operation called is about. */
    record MainResource() implements KeySource {
        @Override
        public List<String> values(Subject subject, String main) {
            return List.of(main);
        }
    }
}
