package cloister.policy.oracle;

import cloister.policy.cases.Cases;

/** The engine under test, asked by lines of the {@code decide} format. */
final class Engine {
    private static final Cases CASES = new Cases(false);

    private Engine() {}

    /** The engine's decision, or the error by which it refused the case. */
    static String decide(String line) {
        String answer = CASES.answer(line);
        int from = answer.indexOf("\"decision\":\"");
        return from < 0 ? answer : answer.substring(from + 12, answer.indexOf('"', from + 12));
    }
}
