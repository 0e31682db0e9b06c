package cloister.server.console;

import cloister.identity.DirectoryPerson;
import cloister.server.page.Block;
import cloister.server.page.ConsolePage;
import cloister.server.page.FormToken;
import cloister.server.page.Frame;
import cloister.studio.SignOnUser;
import cloister.wire.Caller;
import cloister.wire.HttpResponse;

import java.time.Instant;
import java.util.List;

/**
 * Somebody of the directory who is in the portal, with what they ask for now.
 *
 * @param key what their session is kept under
 */
record Guest(
        Visit visit, String cookie, String key, ConsoleSession session, DirectoryPerson person) {
    /** What the frame marks the portal's pages by. */
    static final String SECTION = "start";

    String say(String key, Object... values) {
        return visit.words().of(key, values);
    }

    Instant now() {
        return visit.now();
    }

    String csrf() {
        return FormToken.of(cookie);
    }

    /** Them as the one whose Studios are asked for. */
    SignOnUser signOnUser() {
        return new SignOnUser(person.userId(), person.userName());
    }

    /** Them as the one who opens a Studio, for as long as this session lives. */
    Caller caller(String account) {
        return PortalSessions.caller(person, account, key);
    }

    HttpResponse page(int status, String title, String lead, List<Block> blocks) {
        return Answers.page(
                status,
                new ConsolePage(
                        new Frame(
                                visit.words(),
                                person.userName(),
                                "",
                                "",
                                SECTION,
                                csrf(),
                                0,
                                visit.tongues()),
                        title,
                        lead,
                        List.of(),
                        blocks));
    }
}
