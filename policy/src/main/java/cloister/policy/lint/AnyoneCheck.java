package cloister.policy.lint;

import java.util.List;

/** Looks for what is open to the whole world. */
final class AnyoneCheck implements Check {
    static final Rule ANYONE =
            Rule.warning("anyone", "Everybody allowed, with no condition who it may be");

    private static final String[] WHO = {
        "aws:Principal",
        "aws:SourceAccount",
        "aws:SourceArn",
        "aws:SourceOrg",
        "aws:SourceVpc",
        "aws:SourceIp",
        "aws:userid",
        "aws:username",
        "kms:CallerAccount"
    };

    @Override
    public List<Rule> rules() {
        return List.of(ANYONE);
    }

    @Override
    public void run(Subject subject, Report report) {
        boolean open =
                switch (subject.policy().kind()) {
                    case TRUST, RESOURCE -> true;
                    case MANAGED,
                            INLINE_USER,
                            INLINE_GROUP,
                            INLINE_ROLE,
                            SESSION,
                            SERVICE_CONTROL,
                            RESOURCE_CONTROL ->
                            false;
                };
        for (StatementFacts facts : open ? subject.allowing() : List.<StatementFacts>of()) {
            facts.statement()
                    .principal()
                    .filter(PrincipalView::anyone)
                    .filter(principal -> !facts.testsAny(WHO))
                    .ifPresent(
                            principal ->
                                    report.add(
                                            ANYONE,
                                            principal.span(),
                                            facts.where(),
                                            "Allows everybody in every account.",
                                            "Name who is meant, or add a condition such as"
                                                + " \"StringEquals\": {\"aws:PrincipalAccount\":"
                                                + " \"ACCOUNT\"}."));
        }
    }
}
