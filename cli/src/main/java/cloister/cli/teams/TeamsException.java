package cloister.cli.teams;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A {@code teams.yaml} that says something impossible; all findings at once, in the file's order.
 */
public final class TeamsException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;

    public TeamsException(List<Finding> findings) {
        super(
                findings.stream()
                        .map(f -> f.line() + ":" + f.column() + ": " + f.message())
                        .collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
