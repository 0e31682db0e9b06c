package cloister.cli;

import cloister.policy.lint.Edit;
import cloister.policy.lint.Finding;
import cloister.policy.lint.Fix;
import cloister.policy.lint.Rule;
import cloister.policy.lint.Rules;
import cloister.policy.lint.Severity;
import cloister.policy.lint.SourceText;
import cloister.policy.lint.Span;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings as SARIF, which code hosts show beside the lines. Source: SARIF 2.1.0, OASIS. */
final class LintSarif {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private LintSarif() {}

    static String write(List<LintedFile> files) throws IOException {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "cloister lint");
        driver.put("rules", Rules.all().stream().map(LintSarif::rule).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("columnKind", "utf16CodeUnits");
        run.put("results", files.stream().flatMap(file -> results(file).stream()).toList());
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return JsonTree.write(log);
    }

    private static Map<String, Object> rule(Rule rule) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", rule.id());
        object.put("shortDescription", text(rule.summary()));
        object.put("defaultConfiguration", Map.of("level", level(rule.severity())));
        return object;
    }

    private static List<Map<String, Object>> results(LintedFile file) {
        SourceText source = file.result().source();
        Map<String, Object> artifact = Map.of("uri", uri(file.name()));
        return file.result().findings().stream()
                .map(finding -> result(finding, artifact, source))
                .toList();
    }

    private static Map<String, Object> result(
            Finding finding, Map<String, Object> artifact, SourceText source) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("artifactLocation", artifact);
        place.put("region", region(finding.span(), source));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("ruleId", finding.rule().id());
        object.put("ruleIndex", Rules.all().indexOf(finding.rule()));
        object.put("level", level(finding.severity()));
        object.put("message", text(message(finding)));
        object.put("locations", List.of(Map.of("physicalLocation", place)));
        finding.fix().ifPresent(fix -> object.put("fixes", List.of(fix(fix, artifact, source))));
        return object;
    }

    private static String message(Finding finding) {
        String where = finding.where().isEmpty() ? "" : "In " + finding.where() + ": ";
        String advice = finding.advice().isEmpty() ? "" : " " + finding.advice();
        return where + finding.message() + advice;
    }

    private static Map<String, Object> fix(
            Fix fix, Map<String, Object> artifact, SourceText source) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("artifactLocation", artifact);
        change.put(
                "replacements",
                fix.edits().stream().map(edit -> replacement(edit, source)).toList());
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("description", text(fix.does()));
        object.put("artifactChanges", List.of(change));
        return object;
    }

    private static Map<String, Object> replacement(Edit edit, SourceText source) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("deletedRegion", region(edit.span(), source));
        object.put("insertedContent", text(edit.replacement()));
        return object;
    }

    private static Map<String, Object> region(Span span, SourceText source) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("startLine", source.line(span.start()));
        object.put("startColumn", source.column(span.start()));
        object.put("endLine", source.line(span.end()));
        object.put("endColumn", source.column(span.end()));
        return object;
    }

    private static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case SUGGESTION -> "note";
        };
    }

    /** A file's name as a URI reference: relative as it was named, absolute with its scheme. */
    private static String uri(String name) {
        Path path = Path.of(name);
        try {
            return path.isAbsolute()
                    ? path.toUri().toString()
                    : new URI(null, null, path.toString().replace('\\', '/'), null).toASCIIString();
        } catch (URISyntaxException e) {
            return path.toUri().toString();
        }
    }
}
