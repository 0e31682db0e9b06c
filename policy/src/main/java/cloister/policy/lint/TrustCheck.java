package cloister.policy.lint;

import cloister.policy.PolicyKind;
import cloister.policy.condition.Quantifier;
import cloister.policy.lint.Node.TextNode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at who may assume a role, and with which tags. */
final class TrustCheck implements Check {
    static final Rule SESSION_TAGS =
            Rule.warning(
                    "session-tags-open",
                    "sts:TagSession without a limit on which tags a session may have");
    static final Rule FEDERATION =
            Rule.warning(
                    "federation-unbound", "A federated sign-in that isn't bound to an audience");
    static final Rule SERVICE =
            Rule.suggestion(
                    "service-unbound", "A service that may assume the role for whatever account");

    @Override
    public List<Rule> rules() {
        return List.of(SESSION_TAGS, FEDERATION, SERVICE);
    }

    @Override
    public void run(Subject subject, Report report) {
        if (subject.policy().kind() != PolicyKind.TRUST) {
            return;
        }
        for (StatementFacts facts : subject.allowing()) {
            action(facts, "sts:tagsession").ifPresent(node -> tags(facts, node, report));
            action(facts, "sts:assumerolewithsaml")
                    .filter(node -> !facts.testsAny("saml:aud", "saml:iss"))
                    .ifPresent(
                            node ->
                                    unbound(
                                            facts,
                                            node,
                                            "\"StringEquals\": {\"SAML:aud\":"
                                                    + " \"https://signin.aws.amazon.com/saml\"}",
                                            report));
            action(facts, "sts:assumerolewithwebidentity")
                    .filter(node -> !testsAudience(facts))
                    .ifPresent(
                            node ->
                                    unbound(
                                            facts,
                                            node,
                                            "\"StringEquals\" on the provider's :aud and :sub",
                                            report));
            service(facts, report);
        }
    }

    /** The action of a statement that names one, by its name in lower case. */
    private static Optional<TextNode> action(StatementFacts facts, String name) {
        return facts.statement().actions().values().stream()
                .filter(node -> Globs.matches(node.value(), name))
                .findFirst();
    }

    private static void tags(StatementFacts facts, TextNode action, Report report) {
        boolean limited =
                facts.conditions().stream()
                        .anyMatch(
                                test ->
                                        test.tests("aws:TagKeys")
                                                && test.quantifier() == Quantifier.ALL);
        if (limited) {
            return;
        }
        boolean transitive = facts.testsAny("sts:TransitiveTagKeys");
        report.add(
                SESSION_TAGS,
                action.span(),
                facts.where(),
                (transitive
                                ? "Limits which tags pass down a role chain, not which tags the"
                                        + " session may have: whoever makes it"
                                : "Limits no session tags: whoever makes the session")
                        + " may set team, or any other tag, over the role's own.",
                "Add \"ForAllValues:StringEquals\": {\"aws:TagKeys\": [...]} with the tags that may"
                    + " be set, and \"Null\": {\"aws:RequestTag/TAG\": \"false\"} for those that"
                    + " must.");
    }

    private static boolean testsAudience(StatementFacts facts) {
        return facts.conditions().stream()
                .map(ConditionView::keyLower)
                .anyMatch(
                        key ->
                                key.endsWith(":aud")
                                        || key.endsWith(":sub")
                                        || key.endsWith(":amr"));
    }

    private static void unbound(
            StatementFacts facts, TextNode action, String condition, Report report) {
        report.add(
                FEDERATION,
                action.span(),
                facts.where(),
                "Takes every token of the provider, those for other applications among them.",
                "Add " + condition + ".");
    }

    private static void service(StatementFacts facts, Report report) {
        Optional<PrincipalView.Entry> service =
                facts.statement().principal().filter(principal -> !principal.not()).stream()
                        .flatMap(principal -> principal.entries().stream())
                        .filter(entry -> entry.type().equals("Service"))
                        .findFirst();
        if (service.isPresent() && !facts.testsAny("aws:SourceA", "aws:SourceOrg")) {
            String name = service.get().node().value();
            report.add(
                    SERVICE,
                    service.get().node().span(),
                    facts.where(),
                    name.toLowerCase(Locale.ROOT)
                            + " may assume the role on behalf of whatever account passes it.",
                    "Add \"StringEquals\": {\"aws:SourceAccount\": \"ACCOUNT\"} where the service"
                            + " sends it.");
        }
    }
}
