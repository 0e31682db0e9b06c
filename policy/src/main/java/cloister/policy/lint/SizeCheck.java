package cloister.policy.lint;

import cloister.policy.PolicyDocument;

import java.util.List;

/** Looks whether a policy is as short as its kind has to be. Source: IAM and AWS STS quotas. */
final class SizeCheck {
    static final Rule TOO_LONG = Rule.error("too-long", "A policy longer than its kind may be");

    static final List<Rule> RULES = List.of(TOO_LONG);

    private SizeCheck() {}

    static void run(String text, PolicyView policy, Report report) {
        int all = policy.span().end() - policy.span().start();
        if (all > PolicyDocument.LONGEST) {
            report.add(
                    TOO_LONG,
                    policy.start(),
                    "",
                    "No document may have more than "
                            + PolicyDocument.LONGEST
                            + " characters, blanks counted; this one has "
                            + all
                            + ".",
                    "Split it, or leave blanks out.");
            return;
        }
        int most = policy.kind().quota();
        int length = length(text, policy.span());
        if (policy.form() == PolicyForm.DOCUMENT && length > most) {
            report.add(
                    TOO_LONG,
                    policy.start(),
                    "",
                    KindNames.words(policy.kind())
                            + " may have "
                            + most
                            + " characters, blanks not counted; this one has "
                            + length
                            + ".",
                    "Split it, or use wildcards.");
        }
    }

    /** The characters of a policy, blanks between its tokens not counted. */
    static int length(String text, Span span) {
        int length = 0;
        for (int i = span.start(); i < span.end(); i++) {
            length += Characters.isPlainBlank(text.charAt(i)) ? 0 : 1;
        }
        return length;
    }
}
