package cloister.server.console;

import cloister.identity.Credential;
import cloister.server.facts.Asker;
import cloister.server.page.Block;
import cloister.server.page.Cell;
import cloister.server.page.ConsolePage;
import cloister.server.page.FormToken;
import cloister.server.page.Frame;
import cloister.server.page.Words;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.List;

/**
 * Somebody who is in, with what they ask for now.
 *
 * @param revision of the state when they asked, so that no later change is missed
 */
record Member(
        Visit visit,
        Host host,
        long revision,
        String cookie,
        ConsoleSession session,
        Credential credential) {

    Member(Visit visit, Host host, String cookie, ConsoleSession session, Credential credential) {
        this(visit, host, host.revision(), cookie, session, credential);
    }

    Words words() {
        return visit.words();
    }

    /** What the page says, in the reader's language. */
    String say(String key, Object... values) {
        return visit.words().of(key, values);
    }

    Instant now() {
        return visit.now();
    }

    Asker asker() {
        return new Asker(credential, session.region(), visit.connection());
    }

    /** Calls an operation of the API as the principal that they are now. */
    Reply call(String operation, Struct input) {
        return host.call(asker(), operation, input);
    }

    /** Calls an operation that takes one member. */
    Reply call(String operation, String member, String value) {
        return call(operation, Struct.builder().put(member, value).build());
    }

    String csrf() {
        return FormToken.of(cookie);
    }

    Frame frame(String section) {
        String arn = credential.caller().arn();
        return new Frame(
                words(),
                session.name(),
                session.switched(now()) ? arn.substring(arn.indexOf('/') + 1) : "",
                session.region(),
                section,
                csrf(),
                revision,
                visit.tongues());
    }

    HttpResponse page(int status, View view) {
        return Answers.page(
                status,
                new ConsolePage(
                        frame(view.section()),
                        view.title(),
                        view.lead(),
                        view.crumbs(),
                        view.blocks()));
    }

    HttpResponse page(View view) {
        return page(200, view);
    }

    /** What a page shows beside its frame. */
    record View(
            String section,
            String title,
            String lead,
            List<Cell.Link> crumbs,
            List<Block> blocks) {}
}
