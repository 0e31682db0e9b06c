package cloister.server.console;

import cloister.server.console.Member.View;
import cloister.server.console.StudioPart.Kind;
import cloister.server.page.Action;
import cloister.server.page.Block;
import cloister.server.page.Cell.Link;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A user profile: its Studio, the apps that run in it, and its spaces. */
final class ProfilePages {
    private ProfilePages() {}

    static HttpResponse profile(Member member, String domain, String name) {
        StudioPart profile = new StudioPart(Kind.PROFILE, domain, name);
        Reply described = profile.describe(member);
        List<Block> blocks = new ArrayList<>();
        blocks.add(tools(member, profile));
        blocks.add(
                described
                        .output()
                        .map(found -> facts(member, found))
                        .orElseGet(() -> Blocks.refusal(member, described, "title.profile")));
        blocks.add(new AppTable(profile, Optional.of(name)).block(member));
        blocks.add(DomainPages.spaces(member, domain, Optional.of(name)));
        described
                .output()
                .flatMap(found -> found.optionalString("UserProfileArn"))
                .ifPresent(arn -> blocks.add(tags(member, arn)));
        blocks.add(Launching.copy(member, domain, name));
        return member.page(
                new View("domains", name, "", Crumbs.of(member, "domains", domain), blocks));
    }

    private static Block tools(Member member, StudioPart profile) {
        String domain = profile.domain();
        String name = profile.name();
        List<Action> launch = Launching.actions(member, domain, name);
        return new Block.Bar(
                "",
                launch,
                List.of(
                        makeApp(member, profile),
                        new Link(
                                member.say("make.space"),
                                Paths.with(Paths.of("make", "space", domain), "owner", name)),
                        new Link(member.say("edit.do"), Paths.of("edit", "role", domain, name)),
                        profile.tags(member),
                        new Link(member.say("delete.do"), Deletions.at(profile))));
    }

    static Link makeApp(Member member, StudioPart owner) {
        return new Link(
                member.say("make.app"),
                Paths.of("make", "app", owner.domain(), owner.kind().section(), owner.name()));
    }

    static Block tags(Member member, String arn) {
        return Blocks.tags(member, member.call("sagemaker:ListTags", "ResourceArn", arn));
    }

    private static Block facts(Member member, Struct profile) {
        Struct settings = profile.optionalStruct("UserSettings").orElse(Struct.EMPTY);
        return new Block.Facts(
                "profile",
                "",
                List.of(
                        Blocks.fact(member, "status", Blocks.status(profile, "Status")),
                        Blocks.fact(member, "arn", Blocks.code(profile, "UserProfileArn")),
                        Blocks.fact(member, "role", Blocks.code(settings, "ExecutionRole")),
                        Blocks.fact(member, "created", Blocks.moment(profile, "CreationTime"))));
    }
}
