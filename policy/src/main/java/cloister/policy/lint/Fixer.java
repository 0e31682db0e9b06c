package cloister.policy.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Mends what is certain: edits the text until nothing is found that has a fix.
 *
 * <p>What keeps a text from being JSON is mended first, for only then the rest can be placed. Of
 * fixes that overlap the first is made and the others are looked for again.
 */
public final class Fixer {
    /** Rounds after which a text is left as it is; three are needed at most by any known text. */
    private static final int MOST_ROUNDS = 10;

    private Fixer() {}

    /** The text mended; the same text where there is nothing to mend. */
    public static String fix(String text, LintOptions options) {
        String mended = text;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Fix> fixes = fixes(Linter.lint(mended, options));
            if (fixes.isEmpty()) {
                return mended;
            }
            mended = apply(mended, fixes);
        }
        return mended;
    }

    private static List<Fix> fixes(LintResult result) {
        List<Fix> syntax = fixes(result, true);
        return syntax.isEmpty() ? fixes(result, false) : syntax;
    }

    private static List<Fix> fixes(LintResult result, boolean syntax) {
        return result.findings().stream()
                .filter(finding -> SyntaxRules.RULES.contains(finding.rule()) == syntax)
                .map(Finding::fix)
                .flatMap(Optional::stream)
                .toList();
    }

    private static String apply(String text, List<Fix> fixes) {
        List<Edit> edits = new ArrayList<>();
        SpanSet taken = new SpanSet();
        for (Fix fix : fixes) {
            if (fix.edits().stream().allMatch(edit -> taken.isFree(edit.span()))) {
                fix.edits().forEach(edit -> taken.add(edit.span()));
                edits.addAll(fix.edits());
            }
        }
        edits.sort(Comparator.comparingInt(edit -> edit.span().start()));
        StringBuilder mended = new StringBuilder(text.length() + 64);
        int at = 0;
        for (Edit edit : edits) {
            mended.append(text, at, edit.span().start()).append(edit.replacement());
            at = edit.span().end();
        }
        return mended.append(text, at, text.length()).toString();
    }
}
