package cloister.policy.lint;

import cloister.policy.PolicyKind;

import java.util.Optional;
import java.util.Set;

/**
 * How to lint.
 *
 * @param kind what the policies are attached as; guessed from each where it isn't said
 * @param ignored ids of rules that aren't wanted; errors can't be ignored
 */
public record LintOptions(Optional<PolicyKind> kind, Set<String> ignored) {
    /** Guesses the kind and ignores nothing. */
    public static final LintOptions DEFAULT = new LintOptions(Optional.empty(), Set.of());

    public LintOptions {
        ignored = Set.copyOf(ignored);
    }
}
