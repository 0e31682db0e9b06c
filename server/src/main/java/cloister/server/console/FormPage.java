package cloister.server.console;

import cloister.server.console.Member.View;
import cloister.server.page.Block;
import cloister.server.page.Block.Submit;
import cloister.server.page.Cell.Link;
import cloister.server.page.Field;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A form that calls an operation. What is refused comes back as it was filled in, with why above
 * it.
 *
 * @param section whose page it is
 * @param crumbs the pages above it
 * @param address where it is and where it is sent
 * @param above what stands over the form
 * @param below what stands under it
 */
record FormPage(
        Member member,
        String section,
        String title,
        String lead,
        List<Link> crumbs,
        String address,
        List<Block> above,
        List<Field> fields,
        List<Submit> submits,
        List<Block> below) {

    /** A form with one button that says what its title says. */
    static FormPage of(
            Member member,
            String section,
            String title,
            List<Link> crumbs,
            String address,
            List<Field> fields) {
        return new FormPage(
                member,
                section,
                title,
                "",
                crumbs,
                address,
                List.of(),
                fields,
                List.of(new Submit(title, "", "main")),
                List.of());
    }

    FormPage withLead(String lead) {
        return new FormPage(
                member, section, title, lead, crumbs, address, above, fields, submits, below);
    }

    FormPage withSubmits(List<Submit> submits) {
        return new FormPage(
                member, section, title, lead, crumbs, address, above, fields, submits, below);
    }

    FormPage withAround(List<Block> above, List<Block> below) {
        return new FormPage(
                member, section, title, lead, crumbs, address, above, fields, submits, below);
    }

    /** The form as a part of another page. */
    Block block() {
        return new Block.Form(title, lead, "post", address, fields, submits);
    }

    HttpResponse page() {
        return page(200, List.of(), fields);
    }

    /** The page as it was filled in. */
    HttpResponse again(int status, List<Block> said) {
        return again(status, said, Map.of());
    }

    /** The page as it was filled in, but for some fields. */
    HttpResponse again(int status, List<Block> said, Map<String, String> instead) {
        return page(status, said, fields.stream().map(field -> filled(field, instead)).toList());
    }

    private Field filled(Field field, Map<String, String> instead) {
        return field.type().equals("hidden")
                ? field
                : field.filled(
                        Optional.ofNullable(instead.get(field.name()))
                                .orElseGet(() -> member.visit().form().exact(field.name())));
    }

    private HttpResponse page(int status, List<Block> said, List<Field> shown) {
        List<Block> blocks = new ArrayList<>(above);
        blocks.addAll(said);
        blocks.add(new Block.Form("", "", "post", address, shown, submits));
        blocks.addAll(below);
        return member.page(status, new View(section, title, lead, crumbs, blocks));
    }

    /** The answer to what can't be sent on as it is. */
    HttpResponse wrong(String what) {
        return again(
                400,
                List.of(
                        new Block.Note(
                                "bad",
                                member.say("failed.operation"),
                                what,
                                "",
                                "",
                                Optional.empty())));
    }

    /** Calls an operation that makes something with the form's tags. */
    HttpResponse make(String operation, Struct input, Function<Struct, String> next) {
        TagLines tags = TagLines.sent(member);
        return tags.wrong()
                .map(line -> wrong(member.say("make.noTag", line)))
                .orElseGet(() -> after(member.call(operation, tags.with(input)), next));
    }

    /** Goes on to what was made or changed, or tells why it wasn't. */
    HttpResponse after(Reply reply, Function<Struct, String> next) {
        return switch (reply) {
            case Reply.Done(Struct result) -> Answers.seeOther(next.apply(result));
            case Reply.Denied denied ->
                    again(403, List.of(Blocks.refusal(member, denied, "denied.title")));
            case Reply.Failed failed ->
                    again(400, List.of(Blocks.refusal(member, failed, "failed.operation")));
        };
    }
}
