package cloister.prover.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.policy.AuthorizationRequest;
import cloister.policy.Authorizer;
import cloister.policy.Grants;
import cloister.policy.NamedPolicy;
import cloister.policy.PolicyDocument;
import cloister.policy.PolicyKind;
import cloister.policy.PolicySet;
import cloister.policy.Principal;
import cloister.policy.PrincipalType;
import cloister.policy.RequestContext;

import com.microsoft.z3.BoolExpr;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Random documents and requests, decided by the engine and by the formulas. */
final class AgreementTest {
    private static final int CASES = Integer.getInteger("cloister.agreement.cases", 400);
    private static final String ACTION = "sagemaker:DeleteExperiment";
    private static final List<String> KEYS =
            List.of("aws:ResourceTag/team", "aws:RequestTag/team", "aws:TagKeys", "sagemaker:Arn");
    private static final List<String> OPERATORS =
            List.of(
                    "StringEquals",
                    "StringNotEquals",
                    "StringLike",
                    "StringNotLike",
                    "StringEqualsIgnoreCase",
                    "StringNotEqualsIgnoreCase",
                    "ArnLike",
                    "ArnNotLike",
                    "ArnEquals",
                    "Null",
                    "Bool");
    private static final List<String> WANTED =
            List.of(
                    "a",
                    "ab",
                    "*",
                    "a*",
                    "*b",
                    "a*b",
                    "?",
                    "A",
                    "true",
                    "false",
                    "",
                    "${aws:PrincipalTag/team}",
                    "x-${aws:PrincipalTag/team}",
                    "X-${aws:PrincipalTag/team}",
                    "${aws:none, 'a'}",
                    "${aws:PrincipalTag/team}-*",
                    "*${aws:RequestTag/team}*",
                    "${*}",
                    "${aws:none}",
                    "arn:aws:s3:::a/*",
                    "arn:aws:s3:*:*:${aws:PrincipalTag/team}/*",
                    "arn:*:s3:::*");
    private static final List<String> ACTUAL =
            List.of(
                    "a",
                    "ab",
                    "b",
                    "A",
                    "",
                    "*",
                    "x-a",
                    "a-b",
                    "TRUE",
                    "false",
                    "\u017f",
                    "\u00e9",
                    "arn:aws:s3:::a/k",
                    "arn:aws:s3:::a:b/k",
                    "arn:aws:s3:::b");
    private static final List<String> RESOURCES =
            List.of(
                    "*",
                    "arn:aws:sagemaker:*:*:experiment/*",
                    "arn:aws:sagemaker:*:*:trial/*",
                    "arn:aws:sagemaker:*:1:experiment/${aws:PrincipalTag/team}-*",
                    "arn:aws:sagemaker:r?:1:experiment/a*",
                    "arn:*:experiment/*-b",
                    "arn:aws:sagemaker:r1:1:experiment/a-b");

    private final Random random = new Random(20261124);

    @Test
    void formulas_allow_what_the_engine_allows_and_nothing_else_where_they_are_exact()
            throws Exception {
        int allowed = 0;
        int exact = 0;
        try (Solver solver = new Solver(10_000)) {
            for (int i = 0; i < CASES; i++) {
                String text = document();
                PolicyDocument document = PolicyDocument.parse(text, PolicyKind.MANAGED);
                String name = random.nextBoolean() ? "a-b" : random.nextBoolean() ? "ab" : "c";
                Map<String, List<String>> context = context();
                String team = pick(List.of("a", "b", "A"));
                boolean engine = decide(document, name, context, team);
                Encoded encoded = encode(solver, document, name, context, team, i);
                String told = text + " " + name + " " + context + " " + team;
                Solver.Answer may = solver.ask(encoded.may());
                Solver.Answer must = solver.ask(encoded.must());
                if (engine) {
                    assertThat(may).as(told).isInstanceOf(Solver.Answer.Possible.class);
                } else {
                    assertThat(must).as(told).isInstanceOf(Solver.Answer.Impossible.class);
                }
                allowed += engine ? 1 : 0;
                exact += encoded.exact() ? 1 : 0;
            }
        }
        assertThat(allowed).isBetween(CASES / 20, CASES * 19 / 20);
        assertThat(exact).isGreaterThan(CASES / 2);
    }

    private record Encoded(BoolExpr may, BoolExpr must, boolean exact) {}

    private Encoded encode(
            Solver solver,
            PolicyDocument document,
            String name,
            Map<String, List<String>> context,
            String team,
            int number) {
        List<BoolExpr> facts = new ArrayList<>();
        Map<String, SymbolicKey> keys = new HashMap<>();
        keys.put(
                "aws:principaltag/team",
                SymbolicKey.of(
                        solver.logic().always().may(),
                        unknown(solver, "team" + number, team, facts)));
        context.forEach(
                (key, values) -> {
                    List<SymbolicKey.Place> places = new ArrayList<>();
                    for (int i = 0; i < values.size(); i++) {
                        places.add(
                                new SymbolicKey.Place(
                                        solver.logic().always().may(),
                                        unknown(
                                                solver,
                                                key + number + "." + i,
                                                values.get(i),
                                                facts)));
                    }
                    keys.put(key.toLowerCase(java.util.Locale.ROOT), new SymbolicKey(places));
                });
        SymbolicText resource =
                SymbolicText.known("arn:aws:sagemaker:")
                        .then(named(solver, "region" + number, "r1", facts))
                        .then(":1:experiment/")
                        .then(named(solver, "name" + number, name, facts));
        Bounds bounds =
                solver.policies()
                        .allow(
                                Rule.of("p", document, Names.NONE),
                                new SymbolicRequest(
                                        ACTION,
                                        resource,
                                        key -> keys.getOrDefault(key.name(), SymbolicKey.ABSENT)));
        BoolExpr known = solver.logic().and(facts);
        return new Encoded(
                solver.logic().and(bounds.may(), known),
                solver.logic().and(bounds.must(), known),
                bounds.isExact());
    }

    private static SymbolicText unknown(
            Solver solver, String name, String value, List<BoolExpr> facts) {
        SymbolicText text = SymbolicText.any(solver.words().unknown(name));
        facts.add(
                solver.words().equal(text.expression(solver.words()), solver.words().text(value)));
        return text;
    }

    private static SymbolicText named(
            Solver solver, String name, String value, List<BoolExpr> facts) {
        unknown(solver, name, value, facts);
        return SymbolicText.name(solver.words().unknown(name));
    }

    private static boolean decide(
            PolicyDocument document, String name, Map<String, List<String>> context, String team) {
        RequestContext.Builder keys = RequestContext.builder();
        context.forEach(keys::put);
        Principal principal =
                new Principal(
                        PrincipalType.USER, "arn:aws:iam::1:user/u", "1", Map.of("team", team));
        return Authorizer.decide(
                        new AuthorizationRequest(
                                principal,
                                Grants.of(
                                        PolicySet.compile(List.of(new NamedPolicy("p", document)))),
                                ACTION,
                                "arn:aws:sagemaker:r1:1:experiment/" + name,
                                Optional.of("1"),
                                keys.build(),
                                Optional.empty()))
                .allowed();
    }

    private Map<String, List<String>> context() {
        Map<String, List<String>> context = new HashMap<>();
        for (String key : KEYS) {
            int values = key.equals("aws:TagKeys") ? random.nextInt(4) : random.nextInt(2);
            List<String> all = new ArrayList<>();
            for (int i = 0; i < values; i++) {
                all.add(pick(ACTUAL));
            }
            if (!all.isEmpty()) {
                context.put(key, all);
            }
        }
        return context;
    }

    private String document() {
        List<String> statements = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            boolean allow = i == 0 || random.nextInt(3) > 0;
            statements.add(
                    "{\"Effect\":\"%s\",\"Action\":\"%s\",\"%s\":\"%s\"%s}"
                            .formatted(
                                    allow ? "Allow" : "Deny",
                                    pick(List.of("sagemaker:*", "sagemaker:Delete*", "s3:*", "*")),
                                    random.nextInt(4) == 0 ? "NotResource" : "Resource",
                                    pick(RESOURCES),
                                    conditions()));
        }
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    private String conditions() {
        int count = random.nextInt(3);
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < count; i++) {
            String operator = pick(OPERATORS);
            boolean presence = operator.equals("Null");
            String set = presence ? "" : pick(List.of("", "", "ForAllValues:", "ForAnyValue:"));
            String exists = presence || random.nextInt(3) > 0 ? "" : "IfExists";
            String values =
                    presence
                            ? pick(List.of("\"true\"", "\"false\""))
                            : random.nextBoolean()
                                    ? "\"" + pick(WANTED) + "\""
                                    : "[\"" + pick(WANTED) + "\",\"" + pick(WANTED) + "\"]";
            all.put(set + operator + exists, "{\"" + pick(KEYS) + "\":" + values + "}");
        }
        if (all.isEmpty()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        all.forEach((operator, test) -> parts.add("\"" + operator + "\":" + test));
        return ",\"Condition\":{" + String.join(",", parts) + "}";
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
