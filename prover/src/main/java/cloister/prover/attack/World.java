package cloister.prover.attack;

import cloister.policy.Grants;
import cloister.policy.NamedPolicy;
import cloister.policy.PolicyDocument;
import cloister.policy.PolicySet;
import cloister.policy.Principal;
import cloister.policy.PrincipalType;
import cloister.prover.Setup;
import cloister.prover.Setup.Holder;
import cloister.prover.Setup.Kind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Two teams of a set-up: one whose member attacks and has a colleague, one that has something.
 *
 * @param setup their part of the set-up
 * @param attacker the team that attacks
 * @param victim the other one
 */
public record World(Setup setup, Team attacker, Team victim, List<Player> players) {
    /** The domain's id, before there is one. */
    public static final String DOMAIN = "d-domain000000";

    /**
     * A team of the world.
     *
     * @param profiles its user profiles
     */
    public record Team(String name, String role, List<Setup.Profile> profiles) {
        /** Whose its first profile is: with single sign-on its name tells. */
        String user() {
            Setup.Profile first = profiles.getFirst();
            return first.tags().getOrDefault(Setup.OWNER, first.name());
        }
    }

    /**
     * The world in which a team attacks another, which is made up where the set-up has one only;
     * empty where it has no team with profiles.
     */
    public static Optional<World> of(Setup setup, String attackingRole) {
        List<Team> teams = new ArrayList<>();
        Map<String, List<Setup.Profile>> byRole =
                setup.profiles().stream().collect(Collectors.groupingBy(Setup.Profile::role));
        for (Holder role : setup.teamRoles()) {
            List<Setup.Profile> profiles = byRole.getOrDefault(role.name(), List.of());
            if (!profiles.isEmpty()) {
                teams.add(
                        new Team(role.tags().getOrDefault(Setup.TEAM, ""), role.name(), profiles));
            }
        }
        Optional<Team> attacker =
                teams.stream().filter(team -> team.role().equals(attackingRole)).findFirst();
        if (attacker.isEmpty()) {
            return Optional.empty();
        }
        Optional<Team> victim =
                teams.stream()
                        .filter(team -> !team.name().equals(attacker.get().name()))
                        .findFirst();
        if (victim.isEmpty()) {
            Neighbours made = Neighbours.of(setup, attacker.get());
            return Optional.of(of(made.setup(), attacker.get(), made.team()));
        }
        return Optional.of(of(setup, attacker.get(), victim.get()));
    }

    private static World of(Setup setup, Team attacker, Team victim) {
        List<Player> players = new ArrayList<>();
        Map<String, Holder> byName = new LinkedHashMap<>();
        for (Holder holder : setup.holders()) {
            byName.put(holder.kind() + holder.name(), holder);
        }
        add(setup, attacker, byName, players);
        Set<String> owners =
                setup.profiles().stream().map(World::owner).collect(Collectors.toSet());
        List<Holder> kept = new ArrayList<>();
        for (Holder holder : setup.holders()) {
            boolean administrator = holder.kind() == Kind.USER && !owners.contains(holder.name());
            if (administrator && players.stream().noneMatch(Player::isAdministrator)) {
                players.add(user(setup, holder, "", holder.name()));
                kept.add(holder);
            }
            boolean known =
                    holder.isForFederation()
                            || holder.name().equals(attacker.role())
                            || holder.name().equals(victim.role())
                            || attacker.profiles().stream()
                                    .limit(2)
                                    .anyMatch(p -> isOwner(p, holder.name()))
                            || isOwner(victim.profiles().getFirst(), holder.name());
            if (known) {
                kept.add(holder);
            }
        }
        List<Setup.Profile> profiles =
                new ArrayList<>(attacker.profiles().stream().limit(2).toList());
        profiles.add(victim.profiles().getFirst());
        return new World(
                new Setup(
                        setup.account(),
                        setup.region(),
                        kept,
                        profiles,
                        List.of(),
                        List.of(),
                        List.of()),
                attacker,
                victim,
                List.copyOf(players));
    }

    private static boolean isOwner(Setup.Profile profile, String user) {
        return owner(profile).equals(user);
    }

    private static String owner(Setup.Profile profile) {
        return profile.tags().getOrDefault(Setup.OWNER, "");
    }

    private static void add(
            Setup setup, Team team, Map<String, Holder> byName, List<Player> players) {
        String user = team.user();
        Holder role = byName.get(Kind.ROLE + team.role());
        Holder person = byName.get(Kind.USER + user);
        if (role != null) {
            players.add(notebook(setup, role, team, user));
        }
        if (person != null) {
            players.add(user(setup, person, team.name(), user));
        } else if (!user.isEmpty()) {
            byName.values().stream()
                    .filter(Holder::isForFederation)
                    .forEach(signIn -> players.add(signedIn(setup, signIn, team, user)));
        }
    }

    private static Player notebook(Setup setup, Holder role, Team team, String user) {
        return new Player(
                user + "'s notebook",
                user,
                team.name(),
                role.name(),
                true,
                new Principal(
                        PrincipalType.ASSUMED_ROLE,
                        "arn:aws:sts::%s:assumed-role/%s/SageMaker"
                                .formatted(setup.account(), role.name()),
                        setup.account(),
                        role.tags()),
                grants(role));
    }

    private static Player user(Setup setup, Holder holder, String team, String user) {
        return new Player(
                user,
                user,
                team,
                holder.name(),
                false,
                new Principal(
                        PrincipalType.USER,
                        "arn:aws:iam::%s:user/%s".formatted(setup.account(), holder.name()),
                        setup.account(),
                        holder.tags()),
                grants(holder));
    }

    /** Whom the identity provider lets in as a user, by a tag of the session. */
    private static Player signedIn(Setup setup, Holder role, Team team, String user) {
        Map<String, String> tags = new HashMap<>(role.tags());
        tags.put(Setup.OWNER, user);
        return new Player(
                user + ", signed in",
                user,
                team.name(),
                role.name(),
                false,
                new Principal(
                        PrincipalType.ASSUMED_ROLE,
                        "arn:aws:sts::%s:assumed-role/%s/%s"
                                .formatted(setup.account(), role.name(), user),
                        setup.account(),
                        tags),
                grants(role));
    }

    private static Grants grants(Holder holder) {
        return Grants.of(PolicySet.compile(holder.policies()));
    }

    /** A SageMaker ARN of the world. */
    public String arn(String resource) {
        return "arn:aws:sagemaker:%s:%s:%s".formatted(setup.region(), setup.account(), resource);
    }

    String profileArn(Setup.Profile profile) {
        return arn("user-profile/" + DOMAIN + "/" + profile.name().toLowerCase(Locale.ROOT));
    }

    String roleArn(String role) {
        return "arn:aws:iam::%s:role/%s".formatted(setup.account(), role);
    }

    Optional<PolicyDocument> trust(String role) {
        return setup.holders().stream()
                .filter(h -> h.kind() == Kind.ROLE && h.name().equals(role))
                .findFirst()
                .flatMap(Holder::trust);
    }

    Optional<PolicySet> trustSet(String role) {
        return trust(role)
                .map(document -> PolicySet.compile(List.of(new NamedPolicy("trust", document))));
    }

    /** What belongs to a team at the beginning, by ARN, with its tags. */
    public Map<String, Map<String, String>> belongings(Team team) {
        Map<String, String> tags = Map.of(Setup.TEAM, team.name());
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        String prefix = team.equals(victim) ? "victims" : "own";
        all.put(arn("experiment/" + prefix + "-experiment"), tags);
        all.put(arn("experiment/" + prefix + "-trials"), tags);
        all.put(arn("experiment-trial/" + prefix + "-trial"), tags);
        all.put(arn("experiment-trial-component/" + prefix + "-component"), tags);
        return all;
    }

    State start() {
        Map<String, Map<String, String>> tags = new HashMap<>();
        Map<String, String> roles = new HashMap<>();
        tags.put(arn("domain/" + DOMAIN), Map.of());
        for (Setup.Profile profile : setup.profiles()) {
            tags.put(profileArn(profile), profile.tags());
            roles.put(profileArn(profile), profile.role());
        }
        tags.putAll(belongings(attacker));
        tags.putAll(belongings(victim));
        tags.put(victimsApp(), victim.profiles().getFirst().tags());
        return new State(tags, roles);
    }

    /** The app that the other team's user has open. */
    String victimsApp() {
        return arn("app/%s/%s/jupyterserver/default".formatted(DOMAIN, victimsProfile().name()));
    }

    Setup.Profile victimsProfile() {
        return victim.profiles().getFirst();
    }
}
