package cloister.cli;

import cloister.policy.lint.Edit;
import cloister.policy.lint.Finding;
import cloister.policy.lint.Fix;
import cloister.policy.lint.Severity;
import cloister.policy.lint.SourceText;
import cloister.policy.lint.Span;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings as JSON, for scripts. */
final class LintJson {
    private LintJson() {}

    static String write(List<LintedFile> files) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("files", files.stream().map(LintJson::file).toList());
        for (Severity severity : Severity.values()) {
            all.put(
                    severity.word() + "s",
                    files.stream().mapToLong(file -> file.result().count(severity)).sum());
        }
        return JsonTree.write(all);
    }

    private static Map<String, Object> file(LintedFile file) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("file", file.name());
        object.put("policies", file.result().policies());
        object.put(
                "findings",
                file.result().findings().stream()
                        .map(finding -> finding(finding, file.result().source()))
                        .toList());
        return object;
    }

    private static Map<String, Object> finding(Finding finding, SourceText source) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("rule", finding.rule().id());
        object.put("severity", finding.severity().word());
        object.putAll(place(finding.span(), source));
        object.put("where", finding.where());
        object.put("message", finding.message());
        object.put("advice", finding.advice());
        finding.fix().ifPresent(fix -> object.put("fix", fix(fix, source)));
        return object;
    }

    private static Map<String, Object> fix(Fix fix, SourceText source) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("does", fix.does());
        object.put("edits", fix.edits().stream().map(edit -> edit(edit, source)).toList());
        return object;
    }

    private static Map<String, Object> edit(Edit edit, SourceText source) {
        Map<String, Object> object = new LinkedHashMap<>(place(edit.span(), source));
        object.put("replacement", edit.replacement());
        return object;
    }

    private static Map<String, Object> place(Span span, SourceText source) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("line", source.line(span.start()));
        object.put("column", source.column(span.start()));
        object.put("endLine", source.line(span.end()));
        object.put("endColumn", source.column(span.end()));
        return object;
    }
}
