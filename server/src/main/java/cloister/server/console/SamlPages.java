package cloister.server.console;

import cloister.identity.SamlOffer;
import cloister.identity.SamlRole;
import cloister.server.page.Action;
import cloister.server.page.Block;
import cloister.server.page.Cell;
import cloister.server.page.Words;
import cloister.wire.HttpResponse;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people see whose identity provider sent them here. */
final class SamlPages {
    private SamlPages() {}

    /** The page to choose a role at. */
    static HttpResponse roles(Visit visit, String csrf, SamlOffer offer, Optional<Block> said) {
        Words words = visit.words();
        Block roles =
                new Block.Table(
                        "offered",
                        "",
                        List.of(
                                words.of("title.role"),
                                words.of("saml.account"),
                                words.of("column.do")),
                        offer.roles().stream().map(role -> row(visit, role)).toList(),
                        "",
                        Optional.empty());
        return DoorPages.page(
                visit,
                csrf,
                words.of("saml.roles"),
                words.of("saml.rolesLead", offer.sessionName()),
                said,
                roles);
    }

    private static List<Cell> row(Visit visit, SamlRole role) {
        String arn = role.roleArn();
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        return List.of(
                new Cell.Text(name),
                new Cell.Code(arn.split(":", 6)[4]),
                new Cell.Actions(
                        List.of(
                                new Action(
                                        visit.words().of("door.signIn"),
                                        name,
                                        Paths.of("sign-in", "role"),
                                        Map.of("role", arn, "next", DoorPages.next(visit)),
                                        "main"))));
    }

    /** A sign-in that was refused, in AWS's words. */
    static HttpResponse refused(Visit visit, int status, String code, String message) {
        return DoorPages.page(
                visit,
                status,
                visit.words().of("saml.refused"),
                List.of(refusal(visit, code, message)));
    }

    static HttpResponse refused(Visit visit, Reply reply) {
        return DoorPages.page(
                visit,
                isDenial(reply) ? 403 : 400,
                visit.words().of("saml.refused"),
                List.of(refusal(visit, reply)));
    }

    private static boolean isDenial(Reply reply) {
        return switch (reply) {
            case Reply.Done done -> false;
            case Reply.Denied denied -> true;
            case Reply.Failed failed -> failed.code().startsWith("AccessDenied");
        };
    }

    static Block refusal(Visit visit, Reply reply) {
        return switch (reply) {
            case Reply.Done done -> DoorPages.good(visit.words(), "saml.roles");
            case Reply.Denied denied -> refusal(visit, denied.code(), denied.message());
            case Reply.Failed failed -> refusal(visit, failed.code(), failed.message());
        };
    }

    private static Block refusal(Visit visit, String code, String message) {
        Words words = visit.words();
        return new Block.Note(
                "bad",
                words.of("saml.notIn"),
                words.of("saml.again"),
                code,
                message,
                Optional.empty());
    }

    /** Somebody who took too long to choose, or whose form isn't from their page. */
    static HttpResponse stale(Visit visit) {
        return DoorPages.page(
                visit,
                403,
                visit.words().of("saml.refused"),
                List.of(DoorPages.bad(visit.words(), "saml.stale")));
    }
}
