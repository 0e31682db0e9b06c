package cloister.policy.lint;

import java.util.List;
import java.util.stream.Stream;

/** What checks look at: a policy, and its statements with what the reference says of them. */
record Subject(PolicyView policy, List<StatementFacts> statements) {
    Subject {
        statements = List.copyOf(statements);
    }

    static Subject of(PolicyView policy) {
        return new Subject(policy, policy.statements().stream().map(StatementFacts::of).toList());
    }

    /** Whether some value has a variable, or would have in the language's current version. */
    boolean holdsVariables() {
        return statements.stream()
                .anyMatch(
                        facts ->
                                Stream.concat(
                                                facts.statement().resources().values().stream(),
                                                facts.conditions().stream()
                                                        .flatMap(test -> test.values().stream()))
                                        .anyMatch(node -> node.value().contains("$")));
    }

    /** The statements whose effect is Allow. */
    List<StatementFacts> allowing() {
        return statements.stream().filter(facts -> facts.statement().allows()).toList();
    }

    /** The statements that grant something to whom the policy is attached to. */
    List<StatementFacts> granting() {
        return switch (policy.kind()) {
            case MANAGED, INLINE_USER, INLINE_GROUP, INLINE_ROLE, SESSION -> allowing();
            case TRUST, RESOURCE, SERVICE_CONTROL, RESOURCE_CONTROL -> List.of();
        };
    }

    /** The statements whose effect is Deny. */
    List<StatementFacts> denying() {
        return statements.stream().filter(facts -> facts.statement().denies()).toList();
    }
}
