package cloister.server.console;

import cloister.server.page.Block.Submit;
import cloister.server.page.Cell.Link;
import cloister.server.page.Field;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;

/**
 * Something to be deleted once its name was typed.
 *
 * @param kind of the words for it: {@code domain}
 * @param name what must be typed
 * @param crumbs the pages above it
 * @param address where it is asked and done
 * @param choices what else is to be said about it
 * @param next where to go once it is gone
 */
record Deletion(
        String section,
        String kind,
        String name,
        List<Link> crumbs,
        String address,
        List<Field> choices,
        String operation,
        Struct input,
        String next) {

    HttpResponse answer(Member member) {
        FormPage page = page(member);
        if (!member.visit().isPost()) {
            return page.page();
        }
        return member.visit().form().text("confirm").equals(name)
                ? page.after(member.call(operation, input), _ -> next)
                : page.wrong(member.say("delete.mismatch", name));
    }

    private FormPage page(Member member) {
        List<Field> fields = new ArrayList<>(choices);
        fields.add(Field.text("confirm", member.say("delete.confirm", name), ""));
        return FormPage.of(
                        member, section, member.say("delete.title", name), crumbs, address, fields)
                .withLead(member.say("delete." + kind))
                .withSubmits(List.of(new Submit(member.say("delete.do"), "", "danger")));
    }
}
