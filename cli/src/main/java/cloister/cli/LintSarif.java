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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings of policies as SARIF. */
final class LintSarif {
    private LintSarif() {}

    static String write(List<LintedFile> files) throws IOException {
        return Sarif.log(
                "cloister lint",
                Rules.all().stream().map(LintSarif::rule).toList(),
                files.stream().flatMap(file -> results(file).stream()).toList());
    }

    private static Map<String, Object> rule(Rule rule) {
        return Sarif.rule(rule.id(), rule.summary(), level(rule.severity()));
    }

    private static List<Map<String, Object>> results(LintedFile file) {
        SourceText source = file.result().source();
        Map<String, Object> artifact = Sarif.artifact(file.name());
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
        object.put("message", Sarif.text(message(finding)));
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
        object.put("description", Sarif.text(fix.does()));
        object.put("artifactChanges", List.of(change));
        return object;
    }

    private static Map<String, Object> replacement(Edit edit, SourceText source) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("deletedRegion", region(edit.span(), source));
        object.put("insertedContent", Sarif.text(edit.replacement()));
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

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case SUGGESTION -> "note";
        };
    }
}
