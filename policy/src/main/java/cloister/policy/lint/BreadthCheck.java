package cloister.policy.lint;

import cloister.policy.lint.Node.TextNode;
import cloister.policy.reference.AccessLevel;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Looks for statements that allow more actions or resources than anybody can oversee. */
final class BreadthCheck implements Check {
    static final Rule EVERYTHING =
            Rule.warning("allows-everything", "Every action of every service allowed");
    static final Rule WHOLE_SERVICE =
            Rule.warning("whole-service", "Every action of a service allowed");
    static final Rule PERMISSIONS =
            Rule.warning(
                    "permissions-anywhere",
                    "Actions that change permissions allowed on every resource");
    static final Rule WRITES =
            Rule.warning("write-anywhere", "Writes allowed on every resource, unconditioned");
    static final Rule READS =
            Rule.warning("read-anywhere", "Reads allowed on every resource, unconditioned");

    /** Actions that checks of their own look at. */
    private static final Set<String> ELSEWHERE =
            Set.of(
                    "iam:PassRole",
                    "sagemaker:CreateApp",
                    "sagemaker:DeleteApp",
                    "sagemaker:CreatePresignedDomainUrl",
                    "sagemaker:Search");

    @Override
    public List<Rule> rules() {
        return List.of(EVERYTHING, WHOLE_SERVICE, PERMISSIONS, WRITES, READS);
    }

    @Override
    public void run(Subject subject, Report report) {
        subject.granting().forEach(facts -> look(facts, report));
    }

    private static void look(StatementFacts facts, Report report) {
        if (!facts.statement().actions().not()) {
            facts.statement().actions().values().forEach(node -> whole(facts, node, report));
        }
        if (facts.everything().isEmpty()) {
            return;
        }
        Optional<TextNode> all = facts.everything();
        List<Reached> permissions =
                grantedOf(facts, level -> level == AccessLevel.PERMISSIONS_MANAGEMENT);
        if (!permissions.isEmpty() && facts.conditions().isEmpty()) {
            report.add(
                    PERMISSIONS,
                    permissions.getFirst().pattern().span(),
                    facts.where(),
                    "Lets its holder change who may do what, on every resource: "
                            + Words.actions(permissions)
                            + ".",
                    "Leave them out, or name the resources.");
        }
        if (!facts.conditions().isEmpty()) {
            return;
        }
        List<Reached> writes = grantedOf(facts, level -> level == AccessLevel.WRITE);
        if (!writes.isEmpty()) {
            report.add(
                    WRITES,
                    all.get().span(),
                    facts.where(),
                    "Allows writing to every resource, whoever's it is: "
                            + Words.actions(writes)
                            + ".",
                    "Name the resources, or add a condition on their tags.");
        }
        List<Reached> reads =
                grantedOf(facts, level -> level == AccessLevel.READ || level == AccessLevel.LIST);
        if (!reads.isEmpty()) {
            report.add(
                    READS,
                    all.get().span(),
                    facts.where(),
                    "Allows reading every resource, whoever's it is: " + Words.actions(reads) + ".",
                    "Name the resources, or add a condition on their tags.");
        }
    }

    /** The actions granted of some levels that could be kept to some resources, but aren't. */
    private static List<Reached> grantedOf(StatementFacts facts, Predicate<AccessLevel> level) {
        return facts.granted().stream()
                .filter(action -> level.test(action.action().access()))
                .filter(action -> !action.action().resources().isEmpty())
                .filter(action -> !ELSEWHERE.contains(action.name()))
                .toList();
    }

    private static void whole(StatementFacts facts, TextNode node, Report report) {
        String value = node.value();
        int colon = value.indexOf(':');
        if (value.equals("*")) {
            boolean all = facts.statement().resources().everything();
            report.add(
                    EVERYTHING,
                    node.span(),
                    facts.where(),
                    "Allows every action of every service"
                            + (all ? " on everything." : " on these resources."),
                    "List the actions that are needed.");
        } else if (colon > 0 && StatementFacts.isWhole(value.substring(colon + 1))) {
            report.add(
                    WHOLE_SERVICE,
                    node.span(),
                    facts.where(),
                    "Allows every action of "
                            + value.substring(0, colon)
                            + ", those that change tags, permissions and other people's resources"
                            + " among them, and those that are yet to come.",
                    "List the actions that are needed.");
        }
    }
}
