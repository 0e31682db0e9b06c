/**
 * Finds what is wrong with a policy, says what to do about it and mends what is certain.
 *
 * <p>A text is read three times over: {@link cloister.policy.lint.Lexer} and {@link
 * cloister.policy.lint.TolerantParser} make a tree of whatever was pasted, {@link
 * cloister.policy.lint.DocumentReader} makes a policy of the tree, and the {@link
 * cloister.policy.lint.Check}s look at the policy. Every node keeps its place in the text, so that
 * a fix is an edit of the text and leaves the rest as it was written.
 *
 * <pre>{@code
 * LintResult result = Linter.lint(text, LintOptions.DEFAULT);
 * for (Finding finding : result.findings()) {
 *     System.out.println(finding.rule().id() + ": " + finding.message());
 * }
 * String mended = Fixer.fix(text, LintOptions.DEFAULT);
 * }</pre>
 */
@NullMarked
package cloister.policy.lint;

import org.jspecify.annotations.NullMarked;
