package cloister.server.console;

import cloister.server.page.Cell.Link;
import cloister.server.page.Field;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.List;

/** What can be deleted, by its kind and its names. */
final class Deletions {
    private Deletions() {}

    static HttpResponse answer(Member member, List<String> rest) {
        return switch (rest.size()) {
            case 2 ->
                    rest.getFirst().equals("domain")
                            ? domain(member, rest.get(1)).answer(member)
                            : HolderKind.of(rest.getFirst())
                                    .map(kind -> holder(member, kind, rest.get(1)).answer(member))
                                    .orElseGet(() -> Problems.missing(member));
            case 3 ->
                    StudioPart.of(rest.get(0), rest.get(1), rest.get(2))
                            .map(part -> part(member, part).answer(member))
                            .orElseGet(() -> Problems.missing(member));
            default -> Problems.missing(member);
        };
    }

    /** A domain is deleted by its name, or by its id where the reader may not see its name. */
    private static Deletion domain(Member member, String id) {
        String name =
                member.call("sagemaker:DescribeDomain", "DomainId", id)
                        .output()
                        .flatMap(domain -> domain.optionalString("DomainName"))
                        .orElse(id);
        Struct retention =
                Struct.builder()
                        .put("HomeEfsFileSystem", member.visit().form().optional("homes"))
                        .build();
        return new Deletion(
                "domains",
                "domain",
                name,
                List.of(Crumbs.top(member, "domains"), new Link(name, Paths.of("domains", id))),
                Paths.of("delete", "domain", id),
                List.of(
                        Field.select(
                                "homes",
                                member.say("delete.homes"),
                                "Retain",
                                DomainForm.options(member, "homes", "Retain", "Delete"))),
                "sagemaker:DeleteDomain",
                Struct.builder().put("DomainId", id).put("RetentionPolicy", retention).build(),
                Paths.of("domains"));
    }

    private static Deletion part(Member member, StudioPart part) {
        return new Deletion(
                "domains",
                part.kind().section(),
                part.name(),
                part.crumbs(member),
                at(part),
                List.of(),
                "sagemaker:Delete" + part.kind().word(),
                part.named(),
                Paths.of("domains", part.domain()));
    }

    private static Deletion holder(Member member, HolderKind kind, String name) {
        return new Deletion(
                kind.section(),
                kind.section(),
                name,
                Crumbs.of(member, kind.section(), name),
                Paths.of("delete", kind.section(), name),
                List.of(),
                "iam:Delete" + kind.word(),
                Struct.builder().put(kind.nameMember(), name).build(),
                Paths.of(kind.section()));
    }

    /** Where a user profile or a space is deleted. */
    static String at(StudioPart part) {
        return Paths.of("delete", part.kind().section(), part.domain(), part.name());
    }
}
