package cloister.server.console;

import cloister.server.console.Member.View;
import cloister.server.page.Block;
import cloister.server.page.Block.Submit;
import cloister.server.page.Cell;
import cloister.server.page.Cell.Link;
import cloister.server.page.Field;
import cloister.wire.HttpResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The audit trail, and why a decision of it was made. */
final class AuditPages {
    private static final int SHOWN = 100;

    private AuditPages() {}

    static HttpResponse answer(Member member, List<String> rest) {
        boolean trail = member.visit().section().equals("audit");
        return switch (rest.size()) {
            case 0 -> trail ? trail(member) : Problems.missing(member);
            case 1 -> trail ? Problems.missing(member) : decision(member, rest.getFirst());
            default -> Problems.missing(member);
        };
    }

    private static HttpResponse trail(Member member) {
        Reply may = member.host().own(member.asker(), "LookupEvents", "trail");
        if (!(may instanceof Reply.Done)) {
            return Problems.refused(member, "audit", member.say("nav.audit"), may);
        }
        List<Happening> found = found(member).limit(SHOWN + 1L).toList();
        Block table =
                Blocks.table(
                        member,
                        "trail",
                        found.stream().limit(SHOWN).map(each -> row(member, each)).toList(),
                        List.of("time", "caller", "operation", "outcome", "address", "why"),
                        Optional.empty());
        return member.page(
                new View(
                        "audit",
                        member.say("nav.audit"),
                        member.say("audit.lead", SHOWN),
                        List.of(),
                        List.of(filters(member), table)));
    }

    private static Stream<Happening> found(Member member) {
        Form asked = member.visit().query();
        String caller = asked.text("caller").toLowerCase(Locale.ROOT);
        String operation = asked.text("operation").toLowerCase(Locale.ROOT);
        String outcome = asked.text("outcome");
        return member.host().newest().stream()
                .filter(each -> each.callerText().toLowerCase(Locale.ROOT).contains(caller))
                .filter(each -> each.operationText().toLowerCase(Locale.ROOT).contains(operation))
                .filter(
                        each ->
                                switch (outcome) {
                                    case "denied" -> each.denied();
                                    case "failed" -> each.error().isPresent();
                                    case "done" -> each.error().isEmpty();
                                    default -> true;
                                });
    }

    private static Block filters(Member member) {
        Form asked = member.visit().query();
        List<Field.Option> outcomes =
                Stream.of("", "denied", "failed", "done")
                        .map(
                                each ->
                                        new Field.Option(
                                                each,
                                                member.say(
                                                        "audit."
                                                                + (each.isEmpty() ? "any" : each))))
                        .toList();
        return new Block.Form(
                "",
                "",
                "get",
                Paths.of("audit"),
                List.of(
                        Field.text("caller", member.say("column.caller"), asked.text("caller"))
                                .optional(),
                        Field.text(
                                        "operation",
                                        member.say("column.operation"),
                                        asked.text("operation"))
                                .optional(),
                        Field.select(
                                "outcome",
                                member.say("column.outcome"),
                                asked.text("outcome"),
                                outcomes)),
                List.of(new Submit(member.say("audit.filter"), "", "plain")));
    }

    private static List<Cell> row(Member member, Happening happening) {
        String caller = happening.callerText();
        return List.of(
                new Cell.Moment(happening.time()),
                new Cell.Text(caller.substring(caller.lastIndexOf(':') + 1)),
                new Cell.Text(happening.operationText()),
                outcome(member, happening),
                new Cell.Text(happening.sourceIp()),
                happening.rulings().isEmpty()
                        ? new Cell.Text("–")
                        : new Link(
                                member.say("denied.why"),
                                Paths.of("decisions", happening.requestId())));
    }

    private static Cell outcome(Member member, Happening happening) {
        if (happening.denied()) {
            return new Cell.Status(member.say("audit.denied"), "bad");
        }
        return happening
                .error()
                .map(error -> new Cell.Status(error, "wait"))
                .orElseGet(() -> new Cell.Status(member.say("audit.done"), "good"));
    }

    private static HttpResponse decision(Member member, String requestId) {
        String title = member.say("decision.title");
        Reply may = member.host().own(member.asker(), "Explain", "decision/" + requestId);
        if (!(may instanceof Reply.Done)) {
            return Problems.refused(member, "audit", title, may);
        }
        Optional<Happening> found = member.host().happened(requestId);
        if (found.isEmpty()) {
            return Problems.missing(member);
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(facts(member, found.get()));
        blocks.addAll(Explanations.blocks(member, found.get()));
        return member.page(
                new View(
                        "audit",
                        title,
                        "",
                        List.of(new Link(member.say("nav.audit"), Paths.of("audit"))),
                        blocks));
    }

    private static Block facts(Member member, Happening happening) {
        return new Block.Facts(
                "happening",
                "",
                List.of(
                        Blocks.fact(member, "time", new Cell.Moment(happening.time())),
                        Blocks.fact(member, "operation", new Cell.Text(happening.operationText())),
                        Blocks.fact(member, "principal", new Cell.Code(happening.callerText())),
                        Blocks.fact(member, "address", new Cell.Text(happening.sourceIp())),
                        Blocks.fact(member, "error", Blocks.text(happening.error())),
                        Blocks.fact(member, "request", new Cell.Code(happening.requestId()))));
    }
}
