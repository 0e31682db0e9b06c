package cloister.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A walk through expectations: prints each beside what came of it, and remembers those that broke.
 */
final class Walk {
    private final PrintStream out;
    private final Paint paint;
    private final List<String> broken = new ArrayList<>();
    private String section = "";
    private int held;

    Walk(PrintStream out, Paint paint) {
        this.out = out;
        this.paint = paint;
    }

    void section(String title) {
        section = title;
        out.println();
        out.println(paint.strong(title));
        out.println(paint.faint("  expected  outcome"));
    }

    /** Expects that a call is allowed and succeeds. */
    Answer allowed(String sentence, Answer answer) {
        expect("allowed", sentence, outcome(answer), answer.message());
        return answer;
    }

    /** Expects that all calls are allowed and succeed. */
    Answer allowed(String sentence, List<Answer> answers) {
        return allowed(sentence, Answer.all(answers));
    }

    /** Expects that the caller isn't authorized. */
    Answer denied(String sentence, Answer answer) {
        expect("denied", sentence, outcome(answer), answer.message());
        return answer;
    }

    /**
     * Expects an outcome by its name; what came of it is told with its reason, which may be empty.
     */
    void expect(String expected, String sentence, String outcome, String reason) {
        boolean holds = expected.equals(outcome);
        String shown = "%-9s %-9s".formatted(expected, outcome);
        out.println("  " + (holds ? paint.good(shown) : paint.bad(shown)) + " " + sentence);
        if (!reason.isEmpty()) {
            out.println(paint.faint("                      " + reason));
        }
        if (holds) {
            held++;
        } else {
            broken.add(
                    "%s: %s: expected %s, outcome %s%s"
                            .formatted(
                                    section,
                                    sentence,
                                    expected,
                                    outcome,
                                    reason.isEmpty() ? "" : ": " + reason));
        }
    }

    /** What broke, a sentence each. */
    List<String> broken() {
        return broken;
    }

    /** Prints how it went and tells whether all expectations held. */
    boolean conclude() {
        out.println();
        if (broken.isEmpty()) {
            out.println(paint.good("All %d expectations hold.".formatted(held)));
            return true;
        }
        out.println(
                paint.bad(
                        "%d of %d expectations broke:"
                                .formatted(broken.size(), held + broken.size())));
        broken.forEach(each -> out.println("  " + each));
        return false;
    }

    private static String outcome(Answer answer) {
        if (answer.isAllowed()) {
            return "allowed";
        }
        return answer.isDenied() ? "denied" : answer.code();
    }
}
