package cloister.policy.lint;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what still has to be filled in, such as {@code <account id>} or {@code YOUR_BUCKET}. */
final class Placeholders {
    private static final Pattern PLACEHOLDER =
            Pattern.compile(
                    "<[A-Za-z][^<>]{0,60}>|\\{\\{[^{}]{1,60}\\}\\}|\\[[A-Za-z][A-Za-z _-]{2,60}\\]"
                            + "|(?<![A-Za-z])YOUR[-_][A-Za-z_-]+|(?<![A-Za-z])(?:ACCOUNT|AccountId"
                            + "|ACCOUNT_ID|ACCOUNTID|REGION|BUCKET|BUCKET_NAME)(?![A-Za-z_])");

    private Placeholders() {}

    /** Where the first one is. */
    static Optional<Span> in(String value) {
        Matcher matcher = PLACEHOLDER.matcher(value);
        return matcher.find()
                ? Optional.of(new Span(matcher.start(), matcher.end()))
                : Optional.empty();
    }
}
