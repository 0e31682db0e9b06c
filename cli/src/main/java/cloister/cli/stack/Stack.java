package cloister.cli.stack;

import cloister.cli.teams.Renderer;
import cloister.cli.teams.Rendering;
import cloister.cli.teams.Teams;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A blueprint and the account it is for: plans, applies and destroys. */
public final class Stack {
    private final Clients clients;
    private final Teams teams;
    private final Mark mark;
    private final String account;

    private Stack(Clients clients, Teams teams, String account) {
        this.clients = clients;
        this.teams = teams;
        this.mark = new Mark(teams.domain());
        this.account = account;
    }

    /**
     * Finds out whose account it is.
     *
     * @throws IllegalStateException the file names another account
     */
    public static Stack of(Clients clients, Teams teams, String region) {
        String account = clients.account();
        Optional<String> named = teams.namedAccount();
        if (named.isPresent() && !named.get().equals(account)) {
            throw new IllegalStateException(
                    "the file is for account %s, and the credentials are of account %s"
                            .formatted(named.get(), account));
        }
        return new Stack(clients, teams.in(account, region), account);
    }

    /** Twelve digits. */
    public String account() {
        return account;
    }

    /**
     * What would change.
     *
     * @param quick whether profiles that are there are taken to be right, unseen
     */
    public Plan plan(boolean quick) throws InterruptedException {
        Rendering rendering = Renderer.render(teams);
        List<Resource> wanted = Wanted.of(rendering);
        Set<String> profiles = new HashSet<>();
        if (quick) {
            rendering.profiles().forEach(profile -> profiles.add(profile.name()));
        }
        Plan plan = Plan.of(mark, wanted, there(profiles::contains));
        Map<String, Integer> limits = clients.local() ? local() : Quotas.of(clients.iam());
        List<String> refusals = new ArrayList<>(Quotas.exceeded(plan, limits));
        if (!clients.local() && teams.vpc().isEmpty() && createsDomain(plan)) {
            refusals.add(
                    "a domain in AWS needs a network: domain: {name: %s, vpc: vpc-…, subnets: [subnet-…]}"
                            .formatted(teams.domain()));
        }
        return plan.refusing(refusals);
    }

    /** What would be deleted: all that this set-up made. */
    public Plan undoing() throws InterruptedException {
        return Plan.of(mark, List.of(), there(any -> false));
    }

    /** Makes the changes, telling each, and says how many failed. */
    public long apply(Plan plan, Consumer<Step> told) throws InterruptedException {
        Network network =
                teams.vpc().map(vpc -> new Network(vpc, teams.subnets())).orElse(Network.NONE);
        return new Applier(clients, mark, account, network, told).apply(plan);
    }

    /** A server of one's own limits sizes as AWS does, but no numbers. */
    private Map<String, Integer> local() {
        Map<String, Integer> limits = new HashMap<>(Quotas.of(clients.iam()));
        limits.put("Users", 0);
        limits.keySet()
                .removeAll(Set.of("UsersQuota", "GroupsQuota", "RolesQuota", "PoliciesQuota"));
        return limits;
    }

    private static boolean createsDomain(Plan plan) {
        return plan.of(Kind.DOMAIN).stream()
                .anyMatch(c -> c instanceof Change.Create || c instanceof Change.Replace);
    }

    private Account there(Predicate<String> known) throws InterruptedException {
        List<Callable<List<Found>>> tasks =
                List.of(
                        () -> new IamReader(clients.iam(), mark).read(),
                        () -> new StudioReader(clients.sageMaker(), mark).read(known));
        return new Account(SideBySide.run(tasks).stream().flatMap(List::stream).toList());
    }
}
