package cloister.server.console;

import cloister.server.console.Member.View;
import cloister.server.console.StudioPart.Kind;
import cloister.server.page.Block;
import cloister.server.page.Cell;
import cloister.server.page.Cell.Link;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A space, and the apps that run in it. */
final class SpacePages {
    private SpacePages() {}

    static HttpResponse space(Member member, String domain, String name) {
        StudioPart space = new StudioPart(Kind.SPACE, domain, name);
        Reply described = space.describe(member);
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                Blocks.links(
                        ProfilePages.makeApp(member, space),
                        space.tags(member),
                        new Link(member.say("delete.do"), Deletions.at(space))));
        blocks.add(
                described
                        .output()
                        .map(found -> facts(member, found))
                        .orElseGet(() -> Blocks.refusal(member, described, "title.space")));
        blocks.add(
                new AppTable(space, described.output().flatMap(SpacePages::opener)).block(member));
        described
                .output()
                .flatMap(found -> found.optionalString("SpaceArn"))
                .ifPresent(arn -> blocks.add(ProfilePages.tags(member, arn)));
        return member.page(
                new View("domains", name, "", Crumbs.of(member, "domains", domain), blocks));
    }

    /** Only the owner of a private space opens its apps. */
    private static Optional<String> opener(Struct space) {
        return sharing(space).filter("Private"::equals).isPresent()
                ? owner(space)
                : Optional.empty();
    }

    private static Optional<String> owner(Struct space) {
        return space.optionalStruct("OwnershipSettings")
                .flatMap(of -> of.optionalString("OwnerUserProfileName"));
    }

    private static Optional<String> sharing(Struct space) {
        return space.optionalStruct("SpaceSharingSettings")
                .flatMap(of -> of.optionalString("SharingType"));
    }

    private static Cell profile(Struct space, String name) {
        return new Link(name, Paths.of("domains", space.string("DomainId"), "profiles", name));
    }

    private static Block facts(Member member, Struct space) {
        return new Block.Facts(
                "space",
                "",
                List.of(
                        Blocks.fact(member, "status", Blocks.status(space, "Status")),
                        Blocks.fact(member, "arn", Blocks.code(space, "SpaceArn")),
                        Blocks.fact(
                                member,
                                "owner",
                                owner(space)
                                        .map(name -> profile(space, name))
                                        .orElse(new Cell.Text("–"))),
                        Blocks.fact(member, "sharing", Blocks.text(sharing(space))),
                        Blocks.fact(
                                member,
                                "appType",
                                Blocks.text(
                                        space.optionalStruct("SpaceSettings")
                                                .flatMap(of -> of.optionalString("AppType")))),
                        Blocks.fact(member, "created", Blocks.moment(space, "CreationTime"))));
    }
}
