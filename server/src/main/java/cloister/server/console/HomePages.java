package cloister.server.console;

import cloister.server.console.Host.OpenableProfile;
import cloister.server.console.Member.View;
import cloister.server.page.Block;
import cloister.server.page.Block.Submit;
import cloister.server.page.Cell;
import cloister.server.page.Field;
import cloister.wire.HttpResponse;

import java.util.List;
import java.util.Optional;

/** The first page: who one is, and the Studios one may open. */
final class HomePages {
    private HomePages() {}

    static HttpResponse home(Member member) {
        List<OpenableProfile> openable = member.host().openable(member.asker());
        Block studios =
                Blocks.table(
                        member,
                        "studios",
                        openable.stream().map(profile -> row(member, profile)).toList(),
                        List.of("profile", "domain", "do"),
                        Optional.empty());
        return member.page(
                new View(
                        "home",
                        member.say("home.welcome", member.session().name()),
                        member.say("home.lead"),
                        List.of(),
                        List.of(studios, who(member), another(member, openable))));
    }

    private static List<Cell> row(Member member, OpenableProfile profile) {
        return List.of(
                new Cell.Link(
                        profile.name(),
                        Paths.of("domains", profile.domainId(), "profiles", profile.name())),
                new Cell.Text(profile.domainName()),
                new Cell.Actions(Launching.actions(member, profile.domainId(), profile.name())));
    }

    private static Block who(Member member) {
        return new Block.Facts(
                "who",
                member.say("home.who"),
                List.of(
                        Blocks.fact(
                                member,
                                "principal",
                                new Cell.Code(member.credential().caller().arn())),
                        Blocks.fact(member, "region", new Cell.Text(member.session().region())),
                        Blocks.fact(
                                member, "expires", new Cell.Moment(member.session().expires()))));
    }

    /** Opens whatever profile one knows the name of, if policy lets one. */
    private static Block another(Member member, List<OpenableProfile> openable) {
        return new Block.Form(
                member.say("home.another"),
                member.say("home.anotherText"),
                "get",
                Paths.of("domains", "open"),
                List.of(
                        Field.text("domain", member.say("column.domain"), firstDomain(openable)),
                        Field.text("profile", member.say("column.profile"), "")),
                List.of(new Submit(member.say("launch.ask"), "", "plain")));
    }

    private static String firstDomain(List<OpenableProfile> openable) {
        return openable.stream().map(OpenableProfile::domainId).findFirst().orElse("");
    }
}
