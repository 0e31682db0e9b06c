package cloister.server.console;

import cloister.server.console.Member.View;
import cloister.server.page.Block;
import cloister.server.page.Block.Submit;
import cloister.server.page.Cell;
import cloister.server.page.Field;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Can X do Y? Asked of IAM's policy simulator, with the resource's tags as they are. */
final class CanPages {
    private CanPages() {}

    static HttpResponse answer(Member member) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(form(member));
        if (member.visit().query().optional("who").isPresent()) {
            blocks.addAll(simulate(member));
        }
        return member.page(
                new View("can", member.say("nav.can"), member.say("can.lead"), List.of(), blocks));
    }

    private static Block form(Member member) {
        Form asked = member.visit().query();
        return new Block.Form(
                "",
                "",
                "get",
                Paths.of("can"),
                List.of(
                        Field.text("who", member.say("can.who"), asked.text("who"))
                                .hinted(member.say("can.whoHint")),
                        Field.text("action", member.say("can.action"), asked.text("action"))
                                .hinted(member.say("can.actionHint")),
                        Field.text("resource", member.say("can.resource"), asked.text("resource"))
                                .hinted(member.say("can.resourceHint"))
                                .optional()),
                List.of(new Submit(member.say("can.ask"), "", "main")));
    }

    private static List<Block> simulate(Member member) {
        Form asked = member.visit().query();
        String resource = asked.optional("resource").orElse("*");
        List<Struct> tags = resource.startsWith("arn:") ? tags(member, resource) : List.of();
        Reply reply =
                member.call(
                        "iam:SimulatePrincipalPolicy",
                        Struct.builder()
                                .put("PolicySourceArn", principal(member, asked.text("who")))
                                .put("ActionNames", List.of(asked.text("action")))
                                .put("ResourceArns", List.of(resource))
                                .put("ContextEntries", tags)
                                .build());
        return reply.output()
                .map(
                        output ->
                                output.structs("EvaluationResults").stream()
                                        .flatMap(result -> result(member, result, tags).stream())
                                        .toList())
                .orElseGet(() -> List.of(Blocks.refusal(member, reply, "can.failed")));
    }

    /** A name without an ARN's head is a user's, or a role's after {@code role/}. */
    private static String principal(Member member, String who) {
        if (who.startsWith("arn:")) {
            return who;
        }
        String account = member.credential().caller().account();
        return "arn:aws:iam::" + account + ":" + (who.contains("/") ? who : "user/" + who);
    }

    /** The resource's tags, as far as the reader may see them, as keys of the request. */
    private static List<Struct> tags(Member member, String resource) {
        Reply reply = member.call("sagemaker:ListTags", "ResourceArn", resource);
        List<Struct> entries = new ArrayList<>();
        reply.output().map(output -> output.structs("Tags")).stream()
                .flatMap(List::stream)
                .forEach(
                        tag -> {
                            for (String prefix : List.of("aws:", "sagemaker:")) {
                                entries.add(
                                        Struct.builder()
                                                .put(
                                                        "ContextKeyName",
                                                        prefix + "ResourceTag/" + tag.string("Key"))
                                                .put(
                                                        "ContextKeyValues",
                                                        List.of(tag.string("Value")))
                                                .put("ContextKeyType", "string")
                                                .build());
                            }
                        });
        return entries;
    }

    private static List<Block> result(Member member, Struct result, List<Struct> tags) {
        boolean allowed = result.string("EvalDecision").equals("allowed");
        Block note =
                new Block.Note(
                        allowed ? "good" : "bad",
                        member.say(
                                "can." + result.string("EvalDecision"),
                                member.visit().query().text("who"),
                                result.string("EvalActionName")),
                        tags.isEmpty() ? member.say("can.noTags") : "",
                        "",
                        "",
                        Optional.empty());
        List<List<Cell>> rows =
                result.structs("MatchedStatements").stream()
                        .map(
                                statement ->
                                        List.of(
                                                Blocks.text(statement, "SourcePolicyId"),
                                                Blocks.text(statement, "SourcePolicyType"),
                                                Blocks.text(
                                                        statement
                                                                .optionalStruct("StartPosition")
                                                                .flatMap(at -> at.get("Line"))
                                                                .map(String::valueOf))))
                        .toList();
        return List.of(
                note,
                Blocks.table(
                        member,
                        "matched",
                        rows,
                        List.of("policy", "type", "line"),
                        Optional.empty()),
                missing(member, result));
    }

    private static Block missing(Member member, Struct result) {
        return Blocks.table(
                member,
                "missing",
                result.strings("MissingContextValues").stream()
                        .map(key -> List.<Cell>of(new Cell.Code(key)))
                        .toList(),
                List.of("key"),
                Optional.empty());
    }
}
