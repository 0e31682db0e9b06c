package cloister.policy.lint;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Looks for ways into other people's studios: profiles, spaces, apps, links and searches. */
final class StudioCheck implements Check {
    static final Rule TAKEOVER =
            Rule.warning(
                    "studio-takeover",
                    "A pattern that takes in changes of domains, user profiles or spaces");
    static final Rule APP =
            Rule.warning("app-in-any-profile", "Apps in every user profile, with its role");
    static final Rule LINK =
            Rule.warning("link-for-anyone", "Presigned URLs that work from everywhere");
    static final Rule SEARCH =
            Rule.warning("search-shows-all", "sagemaker:Search without a visibility condition");

    private static final Set<String> PLACES = Set.of("domain", "user-profile", "space");
    private static final Set<String> APPS = Set.of("CreateApp", "DeleteApp");

    @Override
    public List<Rule> rules() {
        return List.of(TAKEOVER, APP, LINK, SEARCH);
    }

    @Override
    public void run(Subject subject, Report report) {
        for (StatementFacts facts : subject.granting()) {
            takeover(facts, report);
            app(facts, report);
            link(facts, report);
            search(facts, report);
        }
    }

    private static List<Reached> granted(StatementFacts facts, Predicate<Reached> wanted) {
        return facts.granted().stream()
                .filter(action -> action.service().service().equals("sagemaker"))
                .filter(wanted)
                .toList();
    }

    private static void takeover(StatementFacts facts, Report report) {
        if (facts.everything().isEmpty()) {
            return;
        }
        List<Reached> taken = granted(facts, StudioCheck::changesPlace);
        if (!taken.isEmpty()) {
            Reached first = taken.getFirst();
            report.add(
                    TAKEOVER,
                    first.pattern().span(),
                    facts.where(),
                    "\""
                            + Mistakes.shorten(first.pattern().value())
                            + "\" takes in "
                            + Words.actions(taken)
                            + ": who may change a profile, space or domain sets its role and start"
                            + " script, and works as whoever opens it.",
                    "Keep arn:aws:sagemaker:*:*:domain/*, user-profile/* and space/* out of it,"
                            + " by NotResource or a Deny.");
        }
    }

    private static boolean changesPlace(Reached action) {
        return !action.named()
                && !action.action().name().contains("Presigned")
                && switch (action.action().access()) {
                    case WRITE ->
                            action.action().resources().stream()
                                    .anyMatch(touched -> PLACES.contains(touched.type()));
                    case LIST, READ, TAGGING, PERMISSIONS_MANAGEMENT -> false;
                };
    }

    private static void app(StatementFacts facts, Report report) {
        boolean bound = facts.testsAny("sagemaker:OwnerUserProfileArn");
        boolean anywhere =
                facts.statement().resources().not()
                        || facts.statement().resources().values().stream()
                                .anyMatch(
                                        node ->
                                                node.value().equals("*")
                                                        || node.value().endsWith(":app/*")
                                                        || node.value().endsWith(":*"));
        List<Reached> apps = granted(facts, action -> APPS.contains(action.action().name()));
        if (!bound && anywhere && !apps.isEmpty()) {
            report.add(
                    APP,
                    apps.getFirst().pattern().span(),
                    facts.where(),
                    "Allows "
                            + Words.actions(apps)
                            + " in every user profile: an app works with the role of the profile it"
                            + " is in.",
                    "Add \"ArnLike\": {\"sagemaker:OwnerUserProfileArn\":"
                            + " \"arn:aws:sagemaker:*:*:user-profile/${sagemaker:DomainId}/"
                            + "${sagemaker:UserProfileName}\"}, and test"
                            + " sagemaker:SpaceSharingType.");
        }
    }

    private static void link(StatementFacts facts, Report report) {
        List<Reached> links =
                granted(facts, action -> action.action().name().contains("Presigned"));
        boolean bound = facts.testsAny("aws:SourceIp", "aws:SourceVpc", "aws:VpcSourceIp");
        if (!bound && !links.isEmpty()) {
            report.add(
                    LINK,
                    links.getFirst().pattern().span(),
                    facts.where(),
                    "A presigned URL of "
                            + Words.actions(links)
                            + " opens for whoever holds it, from everywhere.",
                    "Add a condition on aws:SourceIp or aws:SourceVpce, and keep"
                            + " ExpiresInSeconds short.");
        }
    }

    private static void search(StatementFacts facts, Report report) {
        List<Reached> searches = granted(facts, action -> action.is("sagemaker:search"));
        if (!searches.isEmpty() && !facts.testsAny("sagemaker:SearchVisibilityCondition/")) {
            report.add(
                    SEARCH,
                    searches.getFirst().pattern().span(),
                    facts.where(),
                    "sagemaker:Search finds every team's resources.",
                    "Add \"StringEquals\":"
                            + " {\"sagemaker:SearchVisibilityCondition/Tags.team/EqualsIfExists\":"
                            + " \"${aws:PrincipalTag/team}\"}.");
        }
    }
}
