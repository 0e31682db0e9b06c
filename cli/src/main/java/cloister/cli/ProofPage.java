package cloister.cli;

import cloister.prover.Finding;
import cloister.prover.Newly;
import cloister.prover.Property;
import cloister.prover.Result;
import cloister.prover.Verdict;
import cloister.prover.Verdict.Outcome;
import cloister.prover.attack.Call;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A verdict as one page that needs no other file: who reaches what, and how. */
final class ProofPage {
    private static final int SHOWN = 20;

    private final Verdict verdict;
    private final String of;
    private final StringBuilder page = new StringBuilder();

    private ProofPage(Verdict verdict, String of) {
        this.verdict = verdict;
        this.of = of;
    }

    /**
     * Writes the page.
     *
     * @param of what the verdict is of, as it was named
     * @param newly what is newly allowed, where that was asked
     */
    static String of(Verdict verdict, String of, Optional<List<Newly>> newly) throws IOException {
        ProofPage page = new ProofPage(verdict, of);
        page.head();
        page.matrix();
        page.attacks();
        page.rest();
        newly.ifPresent(page::changes);
        page.assumptions();
        return page.page.append("</main>\n</body>\n</html>\n").toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private void add(String format, Object... texts) {
        Object[] safe = new Object[texts.length];
        for (int i = 0; i < texts.length; i++) {
            safe[i] = texts[i] instanceof String text ? escaped(text) : texts[i];
        }
        page.append(format.formatted(safe)).append('\n');
    }

    private void head() throws IOException {
        String style;
        try (InputStream in = ProofPage.class.getResourceAsStream("proof.css")) {
            style = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        add(
                """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s: %s</title>\
                """,
                of, verdict.result().word());
        page.append("<style>\n").append(style).append("</style>\n</head>\n<body>\n<main>\n");
        add("<h1>Isolation of teams in %s</h1>", of);
        add(
                "<p class=\"banner %s\">%s</p>",
                verdict.result().word(), ProofText.conclusion(verdict));
    }

    private void matrix() {
        add("<h2 id=\"matrix\">Who reaches what</h2>");
        add(
                "<p class=\"soft\">A row is a property, a column a sort of people; each holds for"
                    + " all teams, users and resources. Administrators have a property of their"
                    + " own.</p>");
        add(
                "<div class=\"wide\" role=\"region\" aria-labelledby=\"matrix\" tabindex=\"0\">\n"
                        + "<table>\n<thead><tr><th scope=\"col\">Property</th>");
        verdict.who().forEach(who -> add("<th scope=\"col\">%s</th>", capital(who)));
        add("<th scope=\"col\">Verdict</th></tr></thead>\n<tbody>");
        for (Outcome outcome : verdict.properties()) {
            add("<tr><th scope=\"row\">%s</th>", capital(outcome.name()));
            verdict.who().forEach(who -> cell(outcome, who));
            String word = outcome.result().word();
            add("<td class=\"%s\">%s</td></tr>", word, sign(outcome.result()) + " " + word);
        }
        add("</tbody>\n</table>\n</div>");
    }

    private void cell(Outcome outcome, String who) {
        boolean own = outcome.name().startsWith("never: ");
        if (!own && isAdministrator(who) != outcome.name().equals(Property.ADMINS.words())) {
            add("<td class=\"none\">not asked</td>");
        } else if (outcome.result() == Result.PROVED) {
            add("<td class=\"none\">can\u2019t</td>");
        } else if (byWhom(outcome).contains(who)) {
            boolean broken = outcome.result() == Result.BROKEN;
            add(
                    "<td class=\"%s\">%s</td>",
                    outcome.result().word(), broken ? "\u2717 can" : "? perhaps");
        } else {
            add("<td class=\"none\">no way found</td>");
        }
    }

    private static boolean isAdministrator(String who) {
        return who.equals("an administrator");
    }

    /** The sorts of people that break a property, or may. */
    private Set<String> byWhom(Outcome outcome) {
        Set<String> who = new LinkedHashSet<>();
        outcome.findings().stream().map(Finding::who).forEach(who::add);
        if (who.isEmpty()) {
            boolean admins = outcome.name().equals(Property.ADMINS.words());
            verdict.who().stream()
                    .filter(each -> isAdministrator(each) == admins)
                    .forEach(who::add);
        }
        return who;
    }

    private void attacks() {
        Map<List<Call>, List<Outcome>> attacks = new LinkedHashMap<>();
        for (Outcome outcome : verdict.properties()) {
            if (!outcome.calls().isEmpty()) {
                attacks.computeIfAbsent(outcome.calls(), calls -> new ArrayList<>()).add(outcome);
            }
        }
        if (attacks.isEmpty()) {
            return;
        }
        add("<h2>How it breaks</h2>");
        int number = 1;
        for (Map.Entry<List<Call>, List<Outcome>> attack : attacks.entrySet()) {
            List<String> names = attack.getValue().stream().map(Outcome::name).toList();
            boolean replayed = attack.getValue().stream().allMatch(Outcome::replayed);
            String id = "attack-" + number;
            add("<h3 id=\"%s\">%d. %s</h3>", id, number++, brief(attack.getKey()));
            add(
                    "<p>%s</p>",
                    (replayed
                                    ? "Replayed on a server of its own, every call went through. "
                                    : "Not replayed. ")
                            + "It breaks: "
                            + String.join("; ", names)
                            + ".");
            add("<div class=\"wide\" role=\"region\" aria-labelledby=\"%s\" tabindex=\"0\">", id);
            page.append(SequenceDiagram.of(attack.getKey(), names, replayed)).append("</div>\n");
            add("<ol class=\"calls\">");
            attack.getKey()
                    .forEach(
                            call ->
                                    add(
                                            "<li>%s: <code>%s</code></li>",
                                            call.who(), call.commandLine()));
            add("</ol>");
        }
    }

    private static String brief(List<Call> calls) {
        return String.join(
                ", then ",
                calls.stream()
                        .map(call -> call.operation().substring(call.operation().indexOf(':') + 1))
                        .toList());
    }

    /** What isn't proved and has no calls to draw. */
    private void rest() {
        List<Outcome> rest =
                verdict.properties().stream()
                        .filter(outcome -> outcome.result() != Result.PROVED)
                        .toList();
        if (rest.isEmpty()) {
            return;
        }
        add("<h2>Requests that policies allow</h2>");
        for (Outcome outcome : rest) {
            add(
                    "<details><summary>%s (%s)</summary>\n<ul>",
                    capital(outcome.name()), outcome.result().word());
            outcome.reasons().forEach(reason -> add("<li>%s</li>", reason));
            outcome.findings().stream()
                    .limit(SHOWN)
                    .forEach(
                            finding ->
                                    add(
                                            "<li>%s %s: <code>%s</code> on <code>%s</code></li>",
                                            capital(finding.who()),
                                            finding.deed(),
                                            finding.action(),
                                            finding.resource()));
            if (outcome.findings().size() > SHOWN) {
                add("<li>and %d more</li>", outcome.findings().size() - SHOWN);
            }
            add("</ul></details>");
        }
    }

    private void changes(List<Newly> changes) {
        add("<h2>Newly allowed</h2>");
        if (changes.isEmpty()) {
            add("<p>Nothing.</p>");
            return;
        }
        add("<ul>");
        changes.forEach(change -> add("<li>%s</li>", capital(change.words())));
        add("</ul>");
    }

    private void assumptions() {
        Set<String> all = new LinkedHashSet<>();
        verdict.properties().stream()
                .filter(outcome -> outcome.result() == Result.PROVED)
                .forEach(outcome -> all.addAll(outcome.assumptions()));
        if (!all.isEmpty()) {
            add("<h2>What is proved rests on</h2>\n<ul>");
            all.forEach(assumption -> add("<li>%s</li>", assumption));
            add("</ul>");
        }
    }

    private static String sign(Result result) {
        return switch (result) {
            case PROVED -> "\u2713";
            case BROKEN -> "\u2717";
            case UNDECIDED -> "?";
        };
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
