package cloister.policy.lint;

import java.util.List;
import java.util.Optional;

/** Finds what is wrong with the policies of a text. Stateless. */
public final class Linter {
    static final Rule NOT_A_POLICY =
            Rule.error("not-a-policy", "A text that holds no policy, nor a part of one");
    static final Rule UNCHECKED =
            Rule.suggestion(
                    "unchecked",
                    "Policies after the first million characters, read for errors only");

    /** Characters of policies that warnings are looked for in; what is longer is no policy. */
    private static final int MOST_CHECKED = 1_000_000;

    /** Characters of one policy that warnings are looked for in, more than any kind may have. */
    private static final int LONGEST_CHECKED = 131_072;

    private Linter() {}

    /** Reads a text and reports what it finds. Never throws on what a text holds. */
    public static LintResult lint(String text, LintOptions options) {
        Report report = new Report();
        List<Pasted> found = TextReader.read(text, report);
        if (found.isEmpty()) {
            report.add(
                    NOT_A_POLICY,
                    new Span(0, Math.min(1, text.length())),
                    "",
                    text.isBlank() ? "The text is empty." : "The text holds no policy.",
                    "A policy is a JSON object with Version and Statement.");
        }
        int number = 0;
        int checked = 0;
        for (Pasted pasted : found) {
            number++;
            report.enter(number);
            PolicyView policy = DocumentReader.read(pasted, options.kind(), report);
            SizeCheck.run(text, policy, report);
            int length = pasted.span().end() - pasted.span().start();
            checked += Math.min(length, MOST_CHECKED);
            if (length <= LONGEST_CHECKED && checked <= MOST_CHECKED) {
                Subject subject = Subject.of(policy);
                Checks.ALL.forEach(check -> check.run(subject, report));
            } else {
                unchecked(policy, report);
                break;
            }
        }
        List<Finding> wanted =
                report.findings(found.size() > 1).stream()
                        .filter(
                                finding ->
                                        finding.severity() == Severity.ERROR
                                                || !options.ignored().contains(finding.rule().id()))
                        .toList();
        return new LintResult(new SourceText(text), found.size(), wanted);
    }

    private static void unchecked(PolicyView policy, Report report) {
        report.add(
                UNCHECKED,
                policy.start(),
                "",
                "The text is too long to look for warnings from here on.",
                "Lint its policies one by one.",
                Optional.empty());
    }
}
