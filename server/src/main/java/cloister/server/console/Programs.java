package cloister.server.console;

import cloister.identity.PortalRequest;
import cloister.server.console.Host.Note;
import cloister.server.page.Action;
import cloister.server.page.Block;
import cloister.server.page.Cell.Link;
import cloister.wire.ApiException;
import cloister.wire.HttpResponse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page on which somebody lets a program on their machine in that sent their browser here, such
 * as {@code aws sso login}. What it calls itself anybody may, so the page says what letting it in
 * means; and only the person's own machine is told the code.
 */
record Programs(cloister.identity.Portal portal, Host host, String account) {
    private static final String AUTHORIZE = "sso-oauth:Authorize";
    private static final String PATH = Paths.START + "/authorize";
    private static final String CHOICE = "choice";
    private static final List<String> PARAMETERS =
            List.of(
                    "response_type",
                    "client_id",
                    "redirect_uri",
                    "state",
                    "code_challenge_method",
                    "code_challenge",
                    "scopes",
                    "scope");

    /** The page's address with the parameters that a program sent the browser with. */
    static String address(Form query) {
        String address = PATH;
        for (Map.Entry<String, String> parameter : known(query).entrySet()) {
            address = Paths.with(address, parameter.getKey(), parameter.getValue());
        }
        return address;
    }

    private static Map<String, String> known(Form form) {
        Map<String, String> known = new LinkedHashMap<>();
        PARAMETERS.forEach(name -> form.optional(name).ifPresent(value -> known.put(name, value)));
        return known;
    }

    HttpResponse ask(Guest guest) {
        Map<String, String> parameters = known(guest.visit().query());
        try {
            PortalRequest request = portal.request(parameters, guest.now());
            return guest.page(
                    200,
                    guest.say("program.title"),
                    guest.say("program.text", request.clientName()),
                    List.of(
                            new Block.Bar(
                                    "",
                                    List.of(
                                            choice(guest, parameters, "allow", "main"),
                                            choice(guest, parameters, "refuse", "plain")),
                                    List.of())));
        } catch (ApiException refused) {
            return refused(guest, refused);
        }
    }

    private static Action choice(
            Guest guest, Map<String, String> parameters, String choice, String tone) {
        Map<String, String> sent = new LinkedHashMap<>(parameters);
        sent.put(CHOICE, choice);
        return new Action(guest.say("program." + choice), "", PATH, sent, tone);
    }

    HttpResponse answer(Guest guest) {
        Form form = guest.visit().form();
        try {
            PortalRequest request = portal.request(known(form), guest.now());
            boolean allowed = form.text(CHOICE).equals("allow");
            note(guest, 200, allowed ? Optional.empty() : Optional.of("AccessDeniedException"));
            return leave(
                    guest,
                    allowed ? "program.allowed" : "program.refused",
                    allowed
                            ? portal.allow(request, guest.person(), guest.now())
                            : request.refused());
        } catch (ApiException refused) {
            return refused(guest, refused);
        }
    }

    /** On to the program by the page itself, as forms of ours lead nowhere else. */
    private static HttpResponse leave(Guest guest, String said, String address) {
        HttpResponse page =
                guest.page(
                        200,
                        guest.say("program.title"),
                        guest.say(said),
                        List.of(
                                new Block.Bar(
                                        "",
                                        List.of(),
                                        List.of(new Link(guest.say("program.back"), address)))));
        return Answers.with(page, "Refresh", "0; url=" + address);
    }

    private HttpResponse refused(Guest guest, ApiException refusal) {
        note(guest, refusal.status(), Optional.of(refusal.code()));
        Block note =
                new Block.Note(
                        "bad",
                        guest.say("program.title"),
                        guest.say("program.wrong"),
                        refusal.code(),
                        refusal.text(),
                        Optional.empty());
        return guest.page(refusal.status(), guest.say("program.title"), "", List.of(note));
    }

    private void note(Guest guest, int status, Optional<String> error) {
        host.note(
                new Note(AUTHORIZE, Optional.of(guest.caller(account)), status, error),
                guest.visit().connection());
    }
}
