package cloister.policy.lint;

import cloister.policy.PolicyKind;

import java.util.List;
import java.util.Optional;

/** Looks for elements that mean all but what they list, where that allows. */
final class NotFormsCheck implements Check {
    static final Rule NOT_ACTION =
            Rule.warning("allow-not-action", "Allow with NotAction: all other actions allowed");
    static final Rule NOT_RESOURCE =
            Rule.warning(
                    "allow-not-resource", "Allow with NotResource: all other resources allowed");
    static final Rule NOT_PRINCIPAL =
            Rule.warning("not-principal", "NotPrincipal, which reaches more than it seems to");

    @Override
    public List<Rule> rules() {
        return List.of(NOT_ACTION, NOT_RESOURCE, NOT_PRINCIPAL);
    }

    @Override
    public void run(Subject subject, Report report) {
        for (StatementFacts facts : subject.statements()) {
            StatementView statement = facts.statement();
            if (statement.allows() && statement.actions().not()) {
                report.add(
                        NOT_ACTION,
                        statement.actions().span(),
                        facts.where(),
                        "Allows every action of every service but those listed, those that are yet"
                                + " to come among them.",
                        "List what is allowed under Action; keep NotAction for Deny.");
            }
            if (statement.allows() && statement.resources().not()) {
                report.add(
                        NOT_RESOURCE,
                        statement.resources().span(),
                        facts.where(),
                        "Allows its actions on every resource but those listed.",
                        "List what is allowed under Resource, or deny what must not be reached.");
            }
            Optional<PrincipalView> not =
                    subject.policy().kind() == PolicyKind.RESOURCE
                            ? statement.principal().filter(PrincipalView::not)
                            : Optional.empty();
            not.ifPresent(principal -> notPrincipal(statement, principal, report));
        }
    }

    private static void notPrincipal(
            StatementView statement, PrincipalView principal, Report report) {
        report.add(
                NOT_PRINCIPAL,
                principal.span(),
                statement.where(),
                statement.allows()
                        ? "Allows everybody but those listed, people without an account of yours"
                                + " among them."
                        : "Denies also those listed, where they have a permissions boundary or"
                                + " come by a session that isn't listed beside its role.",
                "Name Principal \"*\" and test aws:PrincipalArn with ArnNotEquals in a Deny.");
    }
}
