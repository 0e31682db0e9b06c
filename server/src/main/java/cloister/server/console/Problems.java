package cloister.server.console;

import cloister.server.console.Member.View;
import cloister.server.page.Block;
import cloister.wire.HttpResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pages for what went another way. */
final class Problems {
    private Problems() {}

    static HttpResponse missing(Member member) {
        return said(member, 404, "missing.title", "missing.text");
    }

    /** A form that isn't from a page of this session. */
    static HttpResponse forged(Member member) {
        return said(member, 403, "forged.title", "forged.text");
    }

    private static HttpResponse said(Member member, int status, String title, String text) {
        Block note =
                new Block.Note(
                        "bad", member.say(title), member.say(text), "", "", Optional.empty());
        return member.page(status, new View("", member.say(title), "", List.of(), List.of(note)));
    }

    /** Goes on where an operation was done, or tells why it wasn't. */
    static HttpResponse orGoOn(
            Member member, String section, String title, Reply reply, String next) {
        return reply instanceof Reply.Done
                ? Answers.seeOther(next)
                : refused(member, section, title, reply);
    }

    /** A page for an operation that was refused, with why for those who may see it. */
    static HttpResponse refused(Member member, String section, String title, Reply reply) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                Blocks.refusal(
                        member,
                        reply,
                        reply instanceof Reply.Denied ? "denied.title" : "failed.operation"));
        if (reply instanceof Reply.Denied denied) {
            blocks.addAll(Explanations.of(member, denied.requestId()));
        }
        return member.page(403, new View(section, title, "", List.of(), blocks));
    }
}
