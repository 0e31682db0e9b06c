package cloister.server.facts;

import java.util.List;

/**
 * What calling an operation must be allowed.
 *
 * @param always whether it succeeds whatever is decided (GetCallerIdentity)
 * @param action the action of the operation's own name, on the resources it touches
 * @param dependents what a caller needs beside it
 */
record OperationFacts(boolean always, ActionFacts action, List<Dependent> dependents) {

    /**
     * An action that some calls of the operation need too.
     *
     * @param when the input holds one of these, or always where there is none
     * @param whenCallerHas a condition key that the caller's session sets asks for it as well
     * @param whenTagsAreInherited tags that the caller's session hands on ask for it as well
     * @param onMain whether it is about the resource that the operation is about
     */
    record Dependent(
            ActionFacts action,
            List<InputPath> when,
            List<String> whenCallerHas,
            boolean whenTagsAreInherited,
            boolean onMain) {

        boolean needed(Subject subject) {
            return (when.isEmpty() && whenCallerHas.isEmpty())
                    || when.stream().anyMatch(path -> !path.values(subject.input()).isEmpty())
                    || whenCallerHas.stream()
                            .anyMatch(key -> subject.credential().contextKeys().containsKey(key))
                    || (whenTagsAreInherited
                            && subject.resources().handsTagsOn(subject.call().caller()));
        }
    }
}
