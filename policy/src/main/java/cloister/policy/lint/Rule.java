package cloister.policy.lint;

/**
 * A thing the linter looks for.
 *
 * @param id its name in output and options, in kebab case
 * @param summary what it finds, in one line
 */
public record Rule(String id, Severity severity, String summary) {
    static Rule error(String id, String summary) {
        return new Rule(id, Severity.ERROR, summary);
    }

    static Rule warning(String id, String summary) {
        return new Rule(id, Severity.WARNING, summary);
    }

    static Rule suggestion(String id, String summary) {
        return new Rule(id, Severity.SUGGESTION, summary);
    }
}
