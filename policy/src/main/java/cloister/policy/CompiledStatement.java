package cloister.policy;

import cloister.policy.condition.Comparison;
import cloister.policy.condition.ConditionKey;
import cloister.policy.condition.Pattern;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A statement ready to be decided. */
final class CompiledStatement {
    /** A statement that matches nothing. */
    static final CompiledStatement NONE =
            of(
                    new Statement(
                            0,
                            "",
                            Effect.ALLOW,
                            Optional.empty(),
                            new NameElement(false, List.of(), Position.START),
                            Optional.empty(),
                            List.of(),
                            Position.START),
                    PolicyDocument.Version.V2012);

    private final Statement statement;
    private final List<Pattern> actions;
    private final List<Pattern> resources;
    private final Comparison[] comparisons;
    private final Optional<PrincipalMatcher> principal;

    private CompiledStatement(
            Statement statement,
            List<Pattern> actions,
            List<Pattern> resources,
            Comparison[] comparisons) {
        this.statement = statement;
        this.actions = actions;
        this.resources = resources;
        this.comparisons = comparisons;
        this.principal = statement.principal().map(PrincipalMatcher::of);
    }

    static CompiledStatement of(Statement statement, PolicyDocument.Version version) {
        boolean variables = version == PolicyDocument.Version.V2012;
        return new CompiledStatement(
                statement,
                statement.action().values().stream()
                        .map(name -> Pattern.of(lower(name.text()), false, true))
                        .toList(),
                statement.resource().stream()
                        .flatMap(resource -> resource.values().stream())
                        .map(arn -> Pattern.of(arn.text(), variables, true))
                        .toList(),
                statement.conditions().stream()
                        .map(
                                condition ->
                                        Comparison.of(
                                                condition.operator(),
                                                ConditionKey.of(condition.key().text()),
                                                condition.values().stream()
                                                        .map(Located::text)
                                                        .toList(),
                                                variables))
                        .toArray(Comparison[]::new));
    }

    Statement statement() {
        return statement;
    }

    boolean denies() {
        return statement.effect() == Effect.DENY;
    }

    List<Pattern> resources() {
        return resources;
    }

    List<Comparison> comparisons() {
        return List.of(comparisons);
    }

    /** How it means a principal; a policy that names nobody means whom it is attached to. */
    Grant grant(Principal who) {
        return principal.isPresent() ? principal.get().grant(who) : Grant.DIRECT;
    }

    /** Whether, as a Deny, it means a principal. */
    boolean meansForDeny(Principal who, boolean hasBoundary) {
        return principal.isEmpty() || principal.get().denies(who, hasBoundary);
    }

    /** Whether it speaks of an action, which is given in lower case. */
    boolean matchesAction(String lowerAction, AuthorizationRequest request) {
        return matchesOne(actions, lowerAction, request) != statement.action().negated();
    }

    boolean matchesResource(AuthorizationRequest request) {
        return statement.resource().isEmpty()
                || matchesOne(resources, request.resource(), request)
                        != statement.resource().get().negated();
    }

    boolean conditionsHold(AuthorizationRequest request) {
        for (Comparison comparison : comparisons) {
            if (!comparison.holds(request)) {
                return false;
            }
        }
        return true;
    }

    private static boolean matchesOne(
            List<Pattern> patterns, String text, AuthorizationRequest request) {
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matches(text, request)) {
                return true;
            }
        }
        return false;
    }

    static String lower(String action) {
        return action.toLowerCase(Locale.ROOT);
    }
}
