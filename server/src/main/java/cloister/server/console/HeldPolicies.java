package cloister.server.console;

import cloister.server.page.Action;
import cloister.server.page.Block;
import cloister.server.page.Block.Submit;
import cloister.server.page.Cell;
import cloister.server.page.Cell.Link;
import cloister.server.page.Field;
import cloister.wire.HttpResponse;
import cloister.wire.Struct;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The policies that a user, a group or a role holds. */
record HeldPolicies(HolderKind kind, String name) {

    List<Block> blocks(Member member) {
        return List.of(attached(member), inline(member), attach(member));
    }

    private Block attached(Member member) {
        Reply reply =
                member.call("iam:ListAttached" + kind.word() + "Policies", kind.nameMember(), name);
        return Blocks.table(
                member,
                "attached",
                reply,
                "AttachedPolicies",
                List.of("name", "arn", "do"),
                policy -> {
                    String arn = policy.string("PolicyArn");
                    return List.of(
                            new Link(policy.string("PolicyName"), Paths.of("policies", arn)),
                            new Cell.Code(arn),
                            new Cell.Actions(
                                    List.of(
                                            action(
                                                    member,
                                                    "detach",
                                                    policy.string("PolicyName"),
                                                    Map.of("policy", arn)))));
                });
    }

    private Block inline(Member member) {
        Reply reply = member.call("iam:List" + kind.word() + "Policies", kind.nameMember(), name);
        return reply.output()
                .<Block>map(
                        output ->
                                Blocks.table(
                                        member,
                                        "inline",
                                        output.strings("PolicyNames").stream()
                                                .map(policy -> inlineRow(member, policy))
                                                .toList(),
                                        List.of("name", "do"),
                                        Optional.empty()))
                .orElseGet(() -> Blocks.refusal(member, reply, "title.inline"));
    }

    private List<Cell> inlineRow(Member member, String policy) {
        return List.of(
                new Link(policy, Paths.of(kind.section(), name, "policies", policy)),
                new Cell.Actions(
                        List.of(action(member, "delete", policy, Map.of("policy", policy)))));
    }

    private Action action(Member member, String what, String about, Map<String, String> hidden) {
        Map<String, String> more = new LinkedHashMap<>(hidden);
        more.put("do", what);
        return new Action(
                member.say("policy." + what),
                about,
                Paths.of(kind.section(), name),
                more,
                "danger");
    }

    private Block attach(Member member) {
        return new Block.Form(
                member.say("policy.attach"),
                "",
                "post",
                Paths.of(kind.section(), name),
                List.of(Field.text("policy", member.say("policy.arn"), "")),
                List.of(new Submit(member.say("policy.attach"), "attach", "plain")));
    }

    /** Attaches, detaches or deletes the policy that a form names. */
    HttpResponse change(Member member) {
        String policy = member.visit().form().text("policy");
        String operation =
                switch (member.visit().form().text("do")) {
                    case "attach" -> "Attach";
                    case "detach" -> "Detach";
                    case "delete" -> "Delete";
                    default -> "";
                };
        if (operation.isEmpty()) {
            return Problems.missing(member);
        }
        Reply reply =
                member.call(
                        "iam:" + operation + kind.word() + "Policy",
                        Struct.builder()
                                .put(kind.nameMember(), name)
                                .put(
                                        operation.equals("Delete") ? "PolicyName" : "PolicyArn",
                                        policy)
                                .build());
        return Problems.orGoOn(member, kind.section(), name, reply, Paths.of(kind.section(), name));
    }
}
