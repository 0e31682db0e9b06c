package cloister.policy.lint;

import java.util.List;

/**
 * What was found in a text.
 *
 * @param source the text
 * @param policies how many policies, or parts of one, it holds
 * @param findings what was found, in the order of the text
 */
public record LintResult(SourceText source, int policies, List<Finding> findings) {
    public LintResult {
        findings = List.copyOf(findings);
    }

    public long count(Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }

    /** How many findings can be mended. */
    public long fixable() {
        return findings.stream().filter(finding -> finding.fix().isPresent()).count();
    }
}
