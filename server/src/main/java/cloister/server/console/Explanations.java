package cloister.server.console;

import cloister.policy.Authorizer;
import cloister.policy.Explanation;
import cloister.policy.Explanation.ConditionExplanation;
import cloister.policy.Explanation.LayerExplanation;
import cloister.policy.Explanation.StatementExplanation;
import cloister.policy.Outcome;
import cloister.server.console.Happening.Ruling;
import cloister.server.page.Block;
import cloister.server.page.Cell;
import cloister.server.page.Cell.Link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a request was decided as it was, for those who may know. */
final class Explanations {
    private Explanations() {}

    /** Where the explanation is, for who may see it. */
    static Optional<Link> link(Member member, String requestId) {
        return Optional.of(new Link(member.say("denied.why"), Paths.of("decisions", requestId)))
                .filter(_ -> member.host().may(member.asker(), "Explain", "decision/" + requestId));
    }

    /** The explanation's blocks; none where the reader may not see it, or it is forgotten. */
    static List<Block> of(Member member, String requestId) {
        String decision = "decision/" + requestId;
        return member.host().may(member.asker(), "Explain", decision)
                        && member.host().own(member.asker(), "Explain", decision)
                                instanceof Reply.Done
                ? member.host().happened(requestId).stream()
                        .flatMap(happening -> blocks(member, happening).stream())
                        .toList()
                : List.of();
    }

    static List<Block> blocks(Member member, Happening happening) {
        List<Block> blocks = new ArrayList<>();
        int number = 0;
        for (Ruling ruling : happening.rulings()) {
            number++;
            Explanation explanation = Authorizer.explain(ruling.request());
            blocks.add(facts(member, ruling, number));
            blocks.add(statements(member, explanation, number));
            blocks.add(keys(member, ruling));
        }
        return blocks;
    }

    private static Block facts(Member member, Ruling ruling, int number) {
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(Blocks.fact(member, "outcome", outcome(member, ruling.decision().outcome())));
        facts.add(Blocks.fact(member, "layer", new Cell.Text(ruling.decision().layer().words())));
        facts.add(Blocks.fact(member, "action", new Cell.Code(ruling.request().action())));
        facts.add(Blocks.fact(member, "resource", new Cell.Code(ruling.request().resource())));
        return new Block.Facts("ruling-" + number, member.say("title.ruling"), facts);
    }

    private static Block keys(Member member, Ruling ruling) {
        return new Block.Folded(
                member.say("title.keys-of-request"),
                ruling.keys().entrySet().stream()
                        .map(
                                key ->
                                        new Block.Fact(
                                                key.getKey(),
                                                new Cell.Code(String.join(", ", key.getValue()))))
                        .toList());
    }

    private static Block statements(Member member, Explanation explanation, int number) {
        List<List<Cell>> rows = new ArrayList<>();
        for (LayerExplanation layer : explanation.layers()) {
            for (StatementExplanation statement : layer.statements()) {
                rows.add(row(member, layer, statement));
            }
        }
        return new Block.Table(
                "statements-" + number,
                member.say("title.statements"),
                List.of("policy", "statement", "effect", "applies", "why").stream()
                        .map(column -> member.say("column." + column))
                        .toList(),
                rows,
                member.say("empty.statements"),
                Optional.empty());
    }

    private static List<Cell> row(
            Member member, LayerExplanation layer, StatementExplanation statement) {
        String sid = statement.ref().sid();
        return List.of(
                new Cell.Text(statement.ref().policy() + " (" + layer.layer().words() + ")"),
                new Cell.Text(
                        "%d %s (%s %d)"
                                .formatted(
                                        statement.ref().index() + 1,
                                        sid,
                                        member.say("why.line"),
                                        statement.position().line())),
                new Cell.Text(
                        switch (statement.effect()) {
                            case ALLOW -> "Allow";
                            case DENY -> "Deny";
                        }),
                new Cell.Status(
                        member.say(statement.applies() ? "why.yes" : "why.no"),
                        statement.applies() ? "good" : "wait"),
                new Cell.Text(reason(member, statement)));
    }

    /** What keeps a statement from applying; the conditions that hold where nothing does. */
    private static String reason(Member member, StatementExplanation statement) {
        if (!statement.actionMatches()) {
            return member.say("why.action");
        }
        if (!statement.resourceMatches()) {
            return member.say("why.resource");
        }
        return statement.conditions().stream()
                .filter(condition -> statement.applies() || !condition.holds())
                .map(condition -> condition(member, condition))
                .collect(Collectors.joining("; "));
    }

    private static String condition(Member member, ConditionExplanation condition) {
        String wanted =
                condition.wanted().stream()
                        .map(value -> value.resolved().orElse(value.written()))
                        .collect(Collectors.joining(", "));
        String actual =
                condition.actual().isEmpty()
                        ? member.say("why.absent")
                        : String.join(", ", condition.actual());
        return member.say(
                condition.holds() ? "why.holds" : "why.fails",
                condition.operator(),
                condition.key(),
                wanted,
                actual);
    }

    static Cell outcome(Member member, Outcome outcome) {
        return new Cell.Status(
                member.say("outcome." + outcome.word()), outcome == Outcome.ALLOW ? "good" : "bad");
    }
}
