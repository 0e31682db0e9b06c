package cloister.policy.oracle;

import java.util.List;
import java.util.Optional;

/** Compares the engine with the reference on one case. */
final class Agreement {
    private Agreement() {}

    /** What is wrong with the first of some cases that share all but the request, if anything. */
    static Optional<String> complaintOfWorld(List<Json> cases) {
        CompiledWorld world = new CompiledWorld(cases.getFirst());
        return cases.stream()
                .filter(
                        one ->
                                !world.decide(one.at("request"))
                                        .equals(ReferenceEvaluator.decide(one)))
                .findFirst()
                .map(one -> complaint(one).orElse("The library's API differs on " + one));
    }

    /** What is wrong: the smallest case found on which they differ, as one line of JSON. */
    static Optional<String> complaint(Json theCase) {
        return differ(theCase) ? Optional.of(explain(theCase)) : Optional.empty();
    }

    private static String explain(Json theCase) {
        String answer = Engine.decide(theCase.toString());
        if (answer.startsWith("{")) {
            return "The engine refuses a case it should decide: " + answer + "\n" + theCase;
        }
        Json least = Shrinker.shrink(theCase, smaller -> sameQuestion(smaller, theCase));
        return "The engine says %s, the reference says %s:%n%s"
                .formatted(
                        Engine.decide(least.toString()), ReferenceEvaluator.decide(least), least);
    }

    private static boolean differ(Json theCase) {
        return !Engine.decide(theCase.toString()).equals(ReferenceEvaluator.decide(theCase));
    }

    private static boolean sameQuestion(Json smaller, Json theCase) {
        return smaller.at("principal").equals(theCase.at("principal"))
                && smaller.at("request", "action").equals(theCase.at("request", "action"))
                && smaller.at("request", "resource").equals(theCase.at("request", "resource"))
                && differ(smaller)
                && !Engine.decide(smaller.toString()).startsWith("{");
    }
}
