package cloister.server.console;

import cloister.identity.DirectoryPerson;
import cloister.server.console.Host.Note;
import cloister.server.page.Block;
import cloister.server.page.Field;
import cloister.wire.HttpResponse;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The page on which somebody lets a device in that shows a code, such as {@code aws sso login}. The
 * code in the address is only put into the field: who follows a stranger's link reads what
 * confirming means before they do.
 */
record Devices(Approving approving, Host host, String account) {
    static final String CODE = "user_code";

    private static final String APPROVE = "sso-oauth:ApproveDevice";
    private static final String PATH = Paths.START + "/device";

    /** Confirms the device that shows a code; false where none can show it. */
    interface Approving {
        boolean approve(String userCode, DirectoryPerson person, Instant now);
    }

    HttpResponse ask(Guest guest) {
        return form(guest, 200, guest.visit().query().text(CODE), List.of());
    }

    HttpResponse confirm(Guest guest) {
        String code = guest.visit().form().text(CODE);
        boolean known = approving.approve(code, guest.person(), guest.now());
        host.note(
                new Note(
                        APPROVE,
                        Optional.of(guest.caller(account)),
                        known ? 200 : 400,
                        known ? Optional.empty() : Optional.of("InvalidRequestException")),
                guest.visit().connection());
        if (!known) {
            return form(guest, 400, code, List.of(note(guest, "bad", "device.unknown")));
        }
        return guest.page(
                200, guest.say("device.title"), "", List.of(note(guest, "good", "device.done")));
    }

    private static HttpResponse form(Guest guest, int status, String code, List<Block> before) {
        Block form =
                new Block.Form(
                        "",
                        guest.say("device.text"),
                        "post",
                        PATH,
                        List.of(Field.text(CODE, guest.say("device.code"), code)),
                        List.of(new Block.Submit(guest.say("device.confirm"), "", "main")));
        List<Block> blocks = before.isEmpty() ? List.of(form) : List.of(before.getFirst(), form);
        return guest.page(status, guest.say("device.title"), "", blocks);
    }

    private static Block note(Guest guest, String tone, String text) {
        return new Block.Note(
                tone, guest.say("device.title"), guest.say(text), "", "", Optional.empty());
    }
}
