package cloister.server.console;

import cloister.identity.PortalRole;
import cloister.server.page.Action;
import cloister.server.page.Block;
import cloister.server.page.Cell;
import cloister.server.page.Cell.Link;
import cloister.server.page.Words;
import cloister.studio.OwnStudio;
import cloister.wire.ApiException;
import cloister.wire.HttpResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people see in the portal, and at its door. */
final class PortalPages {
    private PortalPages() {}

    /** What somebody may open. */
    static HttpResponse home(Guest guest, List<OwnStudio> studios, List<PortalRole> roles) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Table(
                        "studios",
                        guest.say("title.studios"),
                        List.of(
                                guest.say("column.profile"),
                                guest.say("column.domain"),
                                guest.say("fact.region"),
                                guest.say("column.do")),
                        studios.stream().map(studio -> row(guest, studio)).toList(),
                        guest.say("portal.noStudios"),
                        Optional.empty()));
        if (!roles.isEmpty()) {
            blocks.add(roles(guest, roles));
        }
        blocks.add(
                new Block.Bar(
                        guest.say("me.out"),
                        List.of(
                                new Action(
                                        guest.say("me.everywhere"),
                                        "",
                                        Paths.START + "/sign-out-everywhere",
                                        Map.of(),
                                        "danger")),
                        List.of()));
        return guest.page(
                200,
                guest.say("home.welcome", guest.person().userName()),
                guest.say("portal.lead"),
                blocks);
    }

    private static Block roles(Guest guest, List<PortalRole> roles) {
        return new Block.Table(
                "permission-sets",
                guest.say("portal.roles"),
                List.of(
                        guest.say("portal.permissionSet"),
                        guest.say("saml.account"),
                        guest.say("column.do")),
                roles.stream().map(role -> row(guest, role)).toList(),
                "",
                Optional.empty());
    }

    private static List<Cell> row(Guest guest, PortalRole role) {
        return List.of(
                new Cell.Text(role.name()),
                new Cell.Code(role.account()),
                new Cell.Actions(
                        List.of(
                                new Action(
                                        guest.say("door.signIn"),
                                        role.name(),
                                        Paths.START + "/role",
                                        Map.of("permission-set", role.permissionSetArn()),
                                        "main"))));
    }

    private static List<Cell> row(Guest guest, OwnStudio studio) {
        return List.of(
                new Cell.Text(studio.userProfileName()),
                new Cell.Text(studio.domainName()),
                new Cell.Code(studio.region()),
                new Cell.Actions(
                        List.of(
                                new Action(
                                        guest.say("launch.do"),
                                        studio.userProfileName(),
                                        Paths.START + "/open",
                                        Map.of(
                                                "region", studio.region(),
                                                "domain", studio.domainId(),
                                                "profile", studio.userProfileName()),
                                        "main"))));
    }

    /** Goes on to a Studio, whose origin is another than ours. */
    static HttpResponse opening(Guest guest, OwnStudio studio, String url) {
        HttpResponse page =
                guest.page(
                        200,
                        guest.say("launch.opening", studio.userProfileName()),
                        guest.say("launch.openingText"),
                        List.of(
                                new Block.Bar(
                                        "",
                                        List.of(),
                                        List.of(new Link(guest.say("launch.open"), url)))));
        return Answers.with(page, "Refresh", "0; url=" + url);
    }

    static HttpResponse notTheirs(Guest guest, String what) {
        Block note =
                new Block.Note(
                        "bad",
                        guest.say("denied.title"),
                        guest.say("portal.notTheirs"),
                        "AccessDenied",
                        "User: " + guest.person().arn() + " is not assigned to " + what + ".",
                        Optional.of(new Link(guest.say("nav.home"), Paths.START)));
        return guest.page(403, guest.say("denied.title"), "", List.of(note));
    }

    static HttpResponse forged(Guest guest) {
        Block note =
                new Block.Note(
                        "bad",
                        guest.say("forged.title"),
                        guest.say("forged.text"),
                        "",
                        "",
                        Optional.of(new Link(guest.say("nav.home"), Paths.START)));
        return guest.page(403, guest.say("forged.title"), "", List.of(note));
    }

    static HttpResponse refused(Visit visit, ApiException refusal) {
        Words words = visit.words();
        Block note =
                new Block.Note(
                        "bad",
                        words.of("saml.notIn"),
                        words.of("portal.again"),
                        refusal.code(),
                        refusal.text(),
                        Optional.of(again(words)));
        return DoorPages.page(visit, refusal.status(), words.of("saml.refused"), List.of(note));
    }

    /** Somebody who signed out; what the identity provider remembers is its own. */
    static HttpResponse left(Visit visit) {
        Words words = visit.words();
        Block note =
                new Block.Note(
                        "good",
                        words.of("left.title"),
                        words.of("portal.left"),
                        "",
                        "",
                        Optional.of(again(words)));
        return DoorPages.page(visit, 200, words.of("left.title"), List.of(note));
    }

    private static Link again(Words words) {
        return new Link(words.of("portal.signIn"), Paths.START + "/sign-in");
    }

    /** A server without an external provider. */
    static HttpResponse closed(Visit visit) {
        return said(visit, "portal.closed", "portal.closedText");
    }

    static HttpResponse missing(Visit visit) {
        return said(visit, "missing.title", "missing.text");
    }

    private static HttpResponse said(Visit visit, String title, String text) {
        Words words = visit.words();
        Block note =
                new Block.Note("bad", words.of(title), words.of(text), "", "", Optional.empty());
        return DoorPages.page(visit, 404, words.of(title), List.of(note));
    }
}
