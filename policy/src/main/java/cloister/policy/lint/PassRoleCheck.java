package cloister.policy.lint;

import cloister.policy.lint.Node.TextNode;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks at who may hand a role to a service, and so work with that role's permissions. */
final class PassRoleCheck implements Check {
    static final Rule ANYWHERE =
            Rule.warning("pass-role-anywhere", "iam:PassRole allowed on every role");
    static final Rule ANY_SERVICE =
            Rule.warning(
                    "pass-role-to-any-service", "iam:PassRole allowed without iam:PassedToService");

    private static final Pattern EVERY_ROLE =
            Pattern.compile("\\*|arn:[^:]*:iam:[^:]*:[^:]*:(\\*|role\\*|role/\\*)");

    @Override
    public List<Rule> rules() {
        return List.of(ANYWHERE, ANY_SERVICE);
    }

    @Override
    public void run(Subject subject, Report report) {
        for (StatementFacts facts : subject.granting()) {
            facts.granted().stream()
                    .filter(action -> action.is("iam:passrole"))
                    .findFirst()
                    .ifPresent(action -> passRole(facts, action, report));
        }
    }

    private static void passRole(StatementFacts facts, Reached action, Report report) {
        Optional<TextNode> every =
                facts.statement().resources().not()
                        ? Optional.empty()
                        : facts.statement().resources().values().stream()
                                .filter(node -> EVERY_ROLE.matcher(node.value()).matches())
                                .findFirst();
        every.ifPresent(
                node ->
                        report.add(
                                ANYWHERE,
                                node.span(),
                                facts.where(),
                                "Allows passing every role to a service: whoever may start a job or"
                                        + " make a profile works with any role of the account,"
                                        + " another team's or an administrator's.",
                                "Name the ARN of the role that may be passed. A tag condition won't"
                                        + " do: PassRole can't be limited by the role's tags."));
        if (!facts.testsAny("iam:PassedToService")) {
            report.add(
                    ANY_SERVICE,
                    action.pattern().span(),
                    facts.where(),
                    "Allows passing a role to whatever service.",
                    "Add a condition: \"StringEquals\": {\"iam:PassedToService\":"
                            + " \"sagemaker.amazonaws.com\"}.");
        }
    }
}
