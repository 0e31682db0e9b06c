package cloister.server.facts;

import cloister.server.facts.ResourceBinding.Bound;
import cloister.wire.Struct;

import java.util.List;

/** Where the values of a condition key come from. No values: the key is absent. */
sealed interface KeySource {

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
