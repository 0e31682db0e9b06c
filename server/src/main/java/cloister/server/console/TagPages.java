package cloister.server.console;

import cloister.server.page.Action;
import cloister.server.page.Block;
import cloister.server.page.Block.Submit;
import cloister.server.page.Cell;
import cloister.server.page.Field;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;

/** The tags of something, to be added, changed and removed one by one. */
final class TagPages {
    private TagPages() {}

    static HttpResponse answer(Member member, List<String> rest) {
        return TagTarget.of(member, rest)
                .map(target -> answer(member, target))
                .orElseGet(() -> Problems.missing(member));
    }

    private static HttpResponse answer(Member member, TagTarget target) {
        Form form = member.visit().form();
        if (!member.visit().isPost()) {
            return page(member, target).page();
        }
        Reply reply =
                form.text("do").equals("remove")
                        ? target.remove(member, form.exact("key"))
                        : target.put(member, form.text("key"), form.text("value"));
        return page(member, target).after(reply, _ -> target.address());
    }

    private static FormPage page(Member member, TagTarget target) {
        return FormPage.of(
                        member,
                        target.section(),
                        member.say("tags.title", target.name()),
                        target.crumbs(member),
                        target.address(),
                        List.of(
                                Field.text("key", member.say("column.key"), ""),
                                Field.text("value", member.say("column.value"), "").optional()))
                .withLead(member.say("tags.lead"))
                .withSubmits(List.of(new Submit(member.say("tags.put"), "put", "main")))
                .withAround(List.of(), List.of(table(member, target)));
    }

    private static Block table(Member member, TagTarget target) {
        return Blocks.table(
                member,
                "tags",
                target.list(member),
                "Tags",
                List.of("key", "value", "do"),
                tag ->
                        List.of(
                                Blocks.code(tag, "Key"),
                                Blocks.code(tag, "Value"),
                                new Cell.Actions(List.of(removal(member, target, tag)))));
    }

    private static Action removal(Member member, TagTarget target, Struct tag) {
        return new Action(
                member.say("tags.remove"),
                tag.string("Key"),
                target.address(),
                Map.of("do", "remove", "key", tag.string("Key")),
                "danger");
    }
}
