package cloister.server.console;

import cloister.server.console.Host.Verdict;
import cloister.server.console.Member.View;
import cloister.server.page.Action;
import cloister.server.page.Block;
import cloister.server.page.Cell.Link;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens Studios by presigned URLs, as the principal that asks. */
final class Launching {
    private static final String OPERATION = "sagemaker:CreatePresignedDomainUrl";

    private Launching() {}

    static List<Action> actions(Member member, String domain, String profile) {
        return List.of(
                new Action(
                        member.say("launch.do"), profile, at(domain, profile), Map.of(), "main"));
    }

    static String at(String domain, String profile) {
        return Paths.of("domains", domain, "profiles", profile, "launch");
    }

    private static Struct input(Member member, String domain, String profile) {
        return Struct.builder()
                .put("DomainId", domain)
                .put("UserProfileName", profile)
                .put("SpaceName", member.visit().form().optional("space"))
                .put("LandingUri", member.visit().form().optional("landing"))
                .build();
    }

    /**
     * The page that a link which people hand on leads to: whoever comes there is decided about as
     * themselves.
     */
    static HttpResponse ask(Member member, String domain, String profile) {
        Verdict verdict =
                member.host().would(member.asker(), OPERATION, input(member, domain, profile));
        return verdict.allowed()
                ? offered(member, domain, profile)
                : launch(member, domain, profile);
    }

    private static HttpResponse offered(Member member, String domain, String profile) {
        List<Block> blocks =
                List.of(
                        new Block.Bar("", actions(member, domain, profile), List.of()),
                        copy(member, domain, profile));
        return member.page(
                new View(
                        "domains",
                        member.say("launch.title", profile),
                        member.say("launch.lead"),
                        crumbs(member, domain, profile),
                        blocks));
    }

    /** Makes a presigned URL and goes there. */
    static HttpResponse launch(Member member, String domain, String profile) {
        Reply reply = member.call(OPERATION, input(member, domain, profile));
        Optional<String> url =
                reply.output().flatMap(output -> output.optionalString("AuthorizedUrl"));
        if (url.isEmpty()) {
            return Problems.refused(member, "domains", member.say("launch.title", profile), reply);
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Bar(
                        "", List.of(), List.of(new Link(member.say("launch.open"), url.get()))));
        HttpResponse page =
                member.page(
                        new View(
                                "domains",
                                member.say("launch.opening", profile),
                                member.say("launch.openingText"),
                                crumbs(member, domain, profile),
                                blocks));
        return Answers.with(page, "Refresh", "0; url=" + url.get());
    }

    /** A link to hand on or to keep. */
    static Block copy(Member member, String domain, String profile) {
        return new Block.Copy(
                member.say("launch.copyLabel"),
                origin(member) + at(domain, profile),
                member.say("launch.copy"),
                member.say("launch.copied"));
    }

    private static String origin(Member member) {
        return member.host().url();
    }

    private static List<Link> crumbs(Member member, String domain, String profile) {
        return List.of(
                new Link(member.say("nav.domains"), Paths.of("domains")),
                new Link(domain, Paths.of("domains", domain)),
                new Link(profile, Paths.of("domains", domain, "profiles", profile)));
    }
}
