package cloister.policy.lint;

import cloister.policy.PolicyKind;

import java.util.List;

/** Looks whether a policy is as short as its kind has to be. Source: IAM and AWS STS quotas. */
final class SizeCheck {
    static final Rule TOO_LONG = Rule.error("too-long", "A policy longer than its kind may be");

    static final List<Rule> RULES = List.of(TOO_LONG);

    private SizeCheck() {}

    static void run(String text, PolicyView policy, Report report) {
        int most = most(policy.kind());
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

    /** The most characters that a kind of policy may have. */
    private static int most(PolicyKind kind) {
        return switch (kind) {
            case MANAGED -> 6_144;
            case INLINE_USER, SESSION, TRUST -> 2_048;
            case INLINE_GROUP, SERVICE_CONTROL, RESOURCE_CONTROL -> 5_120;
            case INLINE_ROLE -> 10_240;
            case RESOURCE -> 20_480;
        };
    }
}
