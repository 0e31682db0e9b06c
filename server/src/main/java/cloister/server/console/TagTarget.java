package cloister.server.console;

import cloister.server.page.Cell.Link;
import cloister.wire.Struct;

import java.util.List;
import java.util.Optional;

/** What has tags to change, and how the API reads and writes them. */
sealed interface TagTarget {
    /** What it is called. */
    String name();

    String section();

    /** The address of the page of its tags. */
    String address();

    /** The pages above it, the last its own. */
    List<Link> crumbs(Member member);

    /** The call that lists them. */
    Reply list(Member member);

    Reply put(Member member, String key, String value);

    Reply remove(Member member, String key);

    /** The target that an address names; empty where there is none. */
    static Optional<TagTarget> of(Member member, List<String> rest) {
        return switch (rest.size()) {
            case 2 ->
                    rest.getFirst().equals("domains")
                            ? domain(member, rest.get(1))
                            : HolderKind.of(rest.getFirst())
                                    .filter(kind -> kind != HolderKind.GROUP)
                                    .map(kind -> new Principal(kind, rest.get(1)));
            case 3 ->
                    StudioPart.of(rest.get(0), rest.get(1), rest.get(2))
                            .map(part -> part(member, part));
            default -> Optional.empty();
        };
    }

    private static Optional<TagTarget> domain(Member member, String id) {
        return Optional.of(
                new Resource(
                        id,
                        Paths.of("tags", "domains", id),
                        Crumbs.of(member, "domains", id),
                        member.call("sagemaker:DescribeDomain", "DomainId", id),
                        "DomainArn"));
    }

    private static TagTarget part(Member member, StudioPart part) {
        return new Resource(
                part.name(),
                part.tags(member).href(),
                part.crumbs(member),
                part.describe(member),
                part.kind().word() + "Arn");
    }

    private static List<Struct> tag(String key, String value) {
        return List.of(Struct.builder().put("Key", key).put("Value", value).build());
    }

    /** A user or a role. */
    record Principal(HolderKind kind, String name) implements TagTarget {
        @Override
        public String section() {
            return kind.section();
        }

        @Override
        public String address() {
            return Paths.of("tags", kind.section(), name);
        }

        @Override
        public List<Link> crumbs(Member member) {
            return Crumbs.of(member, kind.section(), name);
        }

        @Override
        public Reply list(Member member) {
            return member.call("iam:List" + kind.word() + "Tags", named().build());
        }

        @Override
        public Reply put(Member member, String key, String value) {
            return member.call(
                    "iam:Tag" + kind.word(), named().put("Tags", tag(key, value)).build());
        }

        @Override
        public Reply remove(Member member, String key) {
            return member.call(
                    "iam:Untag" + kind.word(), named().put("TagKeys", List.of(key)).build());
        }

        private Struct.Builder named() {
            return Struct.builder().put(kind.nameMember(), name);
        }
    }

    /**
     * A domain, or a part of one. Its ARN is found by describing it, so that is asked for, too.
     *
     * @param described what describing it gave
     */
    record Resource(
            String name, String address, List<Link> above, Reply described, String arnMember)
            implements TagTarget {
        @Override
        public String section() {
            return "domains";
        }

        @Override
        public List<Link> crumbs(Member member) {
            return above;
        }

        @Override
        public Reply list(Member member) {
            return on(member, "ListTags", Struct.EMPTY);
        }

        @Override
        public Reply put(Member member, String key, String value) {
            return on(member, "AddTags", Struct.builder().put("Tags", tag(key, value)).build());
        }

        @Override
        public Reply remove(Member member, String key) {
            return on(member, "DeleteTags", Struct.builder().put("TagKeys", List.of(key)).build());
        }

        private Reply on(Member member, String operation, Struct more) {
            return described
                    .output()
                    .flatMap(found -> found.optionalString(arnMember))
                    .map(
                            arn ->
                                    member.call(
                                            "sagemaker:" + operation,
                                            Struct.builder()
                                                    .put("ResourceArn", arn)
                                                    .putAll(more)
                                                    .build()))
                    .orElse(described);
        }
    }
}
