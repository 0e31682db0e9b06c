package cloister.cli;

import java.io.Console;
import java.util.Optional;

/** Asks before an account of AWS itself is changed. */
final class Consent {
    static final Option YES = Option.flag("--yes", "don't ask before AWS itself is changed");

    private Consent() {}

    /**
     * Whether to go on. A server that was named by its URL is changed without a question.
     *
     * @throws UsageException nobody can be asked
     */
    static boolean given(Arguments arguments, StackTarget target, String question) {
        if (target.endpoint().isPresent() || arguments.has("--yes")) {
            return true;
        }
        Console console =
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                "this would change AWS itself, and nobody can be"
                                                        + " asked; say --yes, or --endpoint URL"));
        return "yes".equals(console.readLine("%s Type yes to go on: ", question));
    }
}
