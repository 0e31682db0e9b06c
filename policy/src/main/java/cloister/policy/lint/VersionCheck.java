package cloister.policy.lint;

import cloister.policy.lint.Node.TextNode;

import java.util.List;
import java.util.Optional;

/** Looks at which version of the language a policy is in. */
final class VersionCheck implements Check {
    static final Rule OLD =
            Rule.suggestion("old-version", "A policy without Version, or of 2008-10-17");

    @Override
    public List<Rule> rules() {
        return List.of(OLD);
    }

    @Override
    public void run(Subject subject, Report report) {
        PolicyView policy = subject.policy();
        boolean known =
                policy.version()
                        .map(TextNode::value)
                        .filter(v -> !v.equals("2008-10-17"))
                        .isEmpty();
        if (policy.form() != PolicyForm.DOCUMENT || policy.variables() || !known) {
            return;
        }
        report.add(
                OLD,
                policy.version().map(TextNode::span).orElse(policy.start()),
                "",
                policy.version().isPresent()
                        ? "2008-10-17 is the policy language of before variables."
                        : "Without Version a policy is of 2008-10-17, and has no variables.",
                "Write \"Version\": \"2012-10-17\".",
                fix(subject));
    }

    /** The fix; there is none where it would turn text into variables. */
    private static Optional<Fix> fix(Subject subject) {
        if (subject.holdsVariables()) {
            return Optional.empty();
        }
        PolicyView policy = subject.policy();
        return policy.version().isPresent()
                ? MemberReader.retype(policy.version().get(), "2012-10-17")
                : Optional.of(
                        Fix.of(
                                "Add the current version",
                                Edit.insert(
                                        policy.start().end(), "\"Version\": \"2012-10-17\", ")));
    }
}
