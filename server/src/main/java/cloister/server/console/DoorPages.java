package cloister.server.console;

import cloister.server.page.Block;
import cloister.server.page.Block.Submit;
import cloister.server.page.ConsolePage;
import cloister.server.page.Field;
import cloister.server.page.Frame;
import cloister.server.page.Words;
import cloister.wire.HttpResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people see at the console's door. */
final class DoorPages {
    private DoorPages() {}

    /** The form for account, user name and password. */
    static HttpResponse signIn(Visit visit, String csrf, String account, Optional<Block> said) {
        Words words = visit.words();
        List<Field> fields =
                List.of(
                        Field.text("account", words.of("door.account"), filled(visit, account))
                                .completed("organization"),
                        Field.text("user", words.of("door.user"), visit.form().text("user"))
                                .completed("username"),
                        Field.password("password", words.of("door.password"), "current-password"),
                        Field.hidden("next", next(visit)));
        Block form =
                new Block.Form(
                        "",
                        "",
                        "post",
                        Paths.of("sign-in"),
                        fields,
                        List.of(new Submit(words.of("door.signIn"), "", "main")));
        return page(visit, csrf, words.of("door.title"), words.of("door.lead"), said, form);
    }

    private static String filled(Visit visit, String account) {
        return visit.form().optional("account").orElse(account);
    }

    /** Where somebody wanted to go before they were asked to sign in. */
    static String next(Visit visit) {
        return visit.form()
                .optional("next")
                .or(() -> visit.query().optional("next"))
                .flatMap(Paths::own)
                .orElse(Paths.ROOT);
    }

    /** The form for a code. */
    static HttpResponse code(Visit visit, String csrf, Optional<Block> said) {
        Words words = visit.words();
        Field code =
                new Field(
                        "code",
                        words.of("door.code"),
                        "code",
                        "",
                        words.of("door.codeHint"),
                        true,
                        "one-time-code",
                        List.of());
        Block form =
                new Block.Form(
                        "",
                        "",
                        "post",
                        Paths.of("sign-in", "code"),
                        List.of(code, Field.hidden("next", next(visit))),
                        List.of(new Submit(words.of("door.signIn"), "", "main")));
        return page(visit, csrf, words.of("door.codeTitle"), "", said, form);
    }

    /** The form for another password. */
    static HttpResponse password(Visit visit, String csrf, String user, Optional<Block> said) {
        Words words = visit.words();
        Block form =
                new Block.Form(
                        "",
                        "",
                        "post",
                        Paths.of("sign-in", "password"),
                        List.of(
                                Field.password(
                                        "old", words.of("door.oldPassword"), "current-password"),
                                Field.password("new", words.of("door.newPassword"), "new-password"),
                                Field.password("again", words.of("door.again"), "new-password"),
                                Field.hidden("next", next(visit))),
                        List.of(new Submit(words.of("door.change"), "", "main")));
        return page(
                visit,
                csrf,
                words.of("door.passwordTitle"),
                words.of("door.passwordLead", user),
                said,
                form);
    }

    static Block bad(Words words, String text) {
        return new Block.Note("bad", words.of(text), "", "", "", Optional.empty());
    }

    static Block good(Words words, String text) {
        return new Block.Note("good", words.of(text), "", "", "", Optional.empty());
    }

    static HttpResponse page(
            Visit visit, String csrf, String title, String lead, Optional<Block> said, Block form) {
        List<Block> blocks = new ArrayList<>();
        said.ifPresent(blocks::add);
        blocks.add(form);
        boolean refused = said.filter(block -> isBad(block)).isPresent();
        return page(visit, refused ? 403 : 200, csrf, title, lead, blocks);
    }

    /** A page without a form. */
    static HttpResponse page(Visit visit, int status, String title, List<Block> blocks) {
        return page(visit, status, "", title, "", blocks);
    }

    private static HttpResponse page(
            Visit visit, int status, String csrf, String title, String lead, List<Block> blocks) {
        return Answers.page(
                status,
                new ConsolePage(
                        new Frame(visit.words(), "", "", "", "", csrf, 0, visit.tongues()),
                        title,
                        lead,
                        List.of(),
                        blocks));
    }

    private static boolean isBad(Block block) {
        return block instanceof Block.Note note && note.tone().equals("bad");
    }
}
