package cloister.server.console;

import cloister.server.console.Member.View;
import cloister.server.page.Block;
import cloister.server.page.Cell;
import cloister.server.page.Cell.Link;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Domains with their user profiles and spaces. */
final class DomainPages {
    HttpResponse answer(Member member, List<String> rest) {
        boolean post = member.visit().isPost();
        String what = rest.size() > 1 ? rest.get(1) : "";
        return switch (rest.size()) {
            case 0 -> list(member);
            case 1 -> {
                if (post) {
                    yield Making.profile(member, rest.getFirst());
                }
                yield rest.getFirst().equals("open") ? open(member) : domain(member, rest.get(0));
            }
            case 3 ->
                    switch (what) {
                        case "profiles" -> ProfilePages.profile(member, rest.get(0), rest.get(2));
                        case "spaces" -> SpacePages.space(member, rest.get(0), rest.get(2));
                        default -> Problems.missing(member);
                    };
            case 4 ->
                    switch (rest.get(3) + (post ? " sent" : "")) {
                        case "launch" -> Launching.ask(member, rest.get(0), rest.get(2));
                        case "launch sent" -> Launching.launch(member, rest.get(0), rest.get(2));
                        case "stop sent" ->
                                StudioPart.of(what, rest.get(0), rest.get(2))
                                        .map(owner -> AppTable.stop(member, owner))
                                        .orElseGet(() -> Problems.missing(member));
                        default -> Problems.missing(member);
                    };
            default -> Problems.missing(member);
        };
    }

    /** Goes to the profile that a form names. */
    private static HttpResponse open(Member member) {
        return Launching.ask(
                member,
                member.visit().query().text("domain"),
                member.visit().query().text("profile"));
    }

    private static HttpResponse list(Member member) {
        Reply reply =
                member.call(
                        "sagemaker:ListDomains",
                        Blocks.paged(member, "domains", "NextToken").build());
        Block table =
                Blocks.table(
                        member,
                        "domains",
                        reply,
                        "Domains",
                        List.of("name", "id", "status", "created"),
                        domain ->
                                List.of(
                                        new Link(
                                                domain.string("DomainName"),
                                                Paths.of("domains", domain.string("DomainId"))),
                                        Blocks.code(domain, "DomainId"),
                                        Blocks.status(domain, "Status"),
                                        Blocks.moment(domain, "CreationTime")));
        return member.page(
                new View(
                        "domains",
                        member.say("nav.domains"),
                        member.say("domains.lead"),
                        List.of(),
                        List.of(
                                Blocks.links(
                                        new Link(
                                                member.say("make.domain"),
                                                Paths.of("make", "domain"))),
                                table)));
    }

    private static HttpResponse domain(Member member, String id) {
        Reply described = member.call("sagemaker:DescribeDomain", "DomainId", id);
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                Blocks.links(
                        new Link(member.say("make.space"), Paths.of("make", "space", id)),
                        new Link(member.say("tags.edit"), Paths.of("tags", "domains", id)),
                        new Link(member.say("delete.do"), Paths.of("delete", "domain", id))));
        blocks.add(
                described
                        .output()
                        .map(domain -> facts(member, domain))
                        .orElseGet(() -> Blocks.refusal(member, described, "title.domain")));
        described
                .output()
                .flatMap(domain -> domain.optionalString("DomainArn"))
                .ifPresent(arn -> blocks.add(ProfilePages.tags(member, arn)));
        blocks.add(profiles(member, id));
        blocks.add(spaces(member, id, Optional.empty()));
        described
                .output()
                .map(domain -> domain.string("AuthMode").equals("SSO"))
                .ifPresent(signOn -> blocks.add(Making.profileForm(member, id, signOn).block()));
        String name =
                described
                        .output()
                        .flatMap(domain -> domain.optionalString("DomainName"))
                        .orElse(id);
        return member.page(
                new View("domains", name, "", List.of(Crumbs.top(member, "domains")), blocks));
    }

    private static Block facts(Member member, Struct domain) {
        Struct defaults = domain.optionalStruct("DefaultUserSettings").orElse(Struct.EMPTY);
        return new Block.Facts(
                "domain",
                "",
                List.of(
                        Blocks.fact(member, "id", Blocks.code(domain, "DomainId")),
                        Blocks.fact(member, "status", Blocks.status(domain, "Status")),
                        Blocks.fact(member, "signIn", Blocks.text(domain, "AuthMode")),
                        Blocks.fact(member, "network", Blocks.text(domain, "AppNetworkAccessType")),
                        Blocks.fact(member, "role", Blocks.code(defaults, "ExecutionRole")),
                        Blocks.fact(member, "created", Blocks.moment(domain, "CreationTime"))));
    }

    private static Block profiles(Member member, String domain) {
        Reply reply =
                member.call(
                        "sagemaker:ListUserProfiles",
                        Blocks.paged(member, "profiles", "NextToken")
                                .put("DomainIdEquals", domain)
                                .build());
        return Blocks.table(
                member,
                "profiles",
                reply,
                "UserProfiles",
                List.of("name", "status", "created", "do"),
                profile -> {
                    String name = profile.string("UserProfileName");
                    return List.of(
                            new Link(name, Paths.of("domains", domain, "profiles", name)),
                            Blocks.status(profile, "Status"),
                            Blocks.moment(profile, "CreationTime"),
                            new Cell.Actions(Launching.actions(member, domain, name)));
                });
    }

    /** A domain's spaces, or those of one owner. */
    static Block spaces(Member member, String domain, Optional<String> owner) {
        Reply reply =
                member.call(
                        "sagemaker:ListSpaces",
                        Blocks.paged(member, "spaces", "NextToken")
                                .put("DomainIdEquals", domain)
                                .build());
        Reply shown =
                owner.isEmpty()
                        ? reply
                        : reply.output().<Reply>map(all -> ownedBy(all, owner.get())).orElse(reply);
        return Blocks.table(
                member,
                "spaces",
                shown,
                "Spaces",
                List.of("name", "owner", "sharing", "status"),
                space -> {
                    String name = space.string("SpaceName");
                    return List.of(
                            new Link(name, Paths.of("domains", domain, "spaces", name)),
                            Blocks.text(
                                    space.optionalStruct("OwnershipSettingsSummary")
                                            .flatMap(
                                                    of ->
                                                            of.optionalString(
                                                                    "OwnerUserProfileName"))),
                            Blocks.text(
                                    space.optionalStruct("SpaceSharingSettingsSummary")
                                            .flatMap(of -> of.optionalString("SharingType"))),
                            Blocks.status(space, "Status"));
                });
    }

    private static Reply ownedBy(Struct spaces, String owner) {
        List<Struct> own =
                spaces.structs("Spaces").stream()
                        .filter(
                                space ->
                                        space.optionalStruct("OwnershipSettingsSummary")
                                                .flatMap(
                                                        of ->
                                                                of.optionalString(
                                                                        "OwnerUserProfileName"))
                                                .filter(owner::equalsIgnoreCase)
                                                .isPresent())
                        .toList();
        return new Reply.Done(Struct.builder().put("Spaces", own).build());
    }
}
