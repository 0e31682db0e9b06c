package cloister.prover;

import cloister.prover.Setup.Attached;
import cloister.prover.Setup.Holder;
import cloister.prover.Setup.Kind;
import cloister.prover.encoding.Names;
import cloister.prover.encoding.Rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who acts: holders whose policies are the same but for their names become one part, so that the
 * proof is as long for two teams as for a thousand.
 */
final class Cast {
    /**
     * Holders with the same policies.
     *
     * @param holders all of them; the first is the sample
     * @param rules with names abstracted in the documents that are the holder's alone
     * @param ownRules those of these documents
     * @param tags the holders' tags, abstracted: {@code ${team}} stands for the team
     */
    record Part(
            Role role,
            List<Holder> holders,
            Map<String, String> names,
            List<Rule> rules,
            List<Rule> ownRules,
            Map<String, String> tags) {
        Holder sample() {
            return holders.getFirst();
        }
    }

    /** What part it is. */
    enum Role {
        /** The session of a team's role, in a notebook. */
        NOTEBOOK,
        /** A member of a team as IAM user. */
        PERSON,
        /** A member of a team who came in by an identity provider. */
        FEDERATED,
        /** A user without a profile. */
        ADMINISTRATOR
    }

    private static final String TEAM_TAG = "${team}";
    private static final java.util.regex.Pattern BUCKET =
            java.util.regex.Pattern.compile("\"arn:aws[a-z-]*:s3:::([a-z0-9.-]+)(?:[/*][^\"]*)?\"");
    private static final java.util.regex.Pattern IMAGES =
            java.util.regex.Pattern.compile(":repository/([a-z0-9._/-]*[a-z0-9])");

    private final Setup setup;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Set<String>> valuesByName = new TreeMap<>();
    private final Map<String, Map<String, String>> namesByTeam = new HashMap<>();
    private final Map<String, Set<String>> imagesByTeam = new HashMap<>();
    private final Map<String, String> teamByRole = new HashMap<>();
    private final Map<String, Integer> holdersByName = new TreeMap<>();

    Cast(Setup setup) {
        this.setup = setup;
        Map<String, List<Setup.Profile>> byOwner = new HashMap<>();
        for (Setup.Profile profile : setup.profiles()) {
            byOwner.computeIfAbsent(
                            profile.tags().getOrDefault(Setup.OWNER, ""),
                            owner -> new ArrayList<>())
                    .add(profile);
        }
        setup.teamRoles()
                .forEach(
                        role ->
                                teamByRole.put(
                                        role.name(), role.tags().getOrDefault(Setup.TEAM, "")));
        Map<List<Object>, Part> known = new LinkedHashMap<>();
        Set<String> executing = new HashSet<>();
        setup.profiles().forEach(profile -> executing.add(profile.role()));
        for (Holder holder : setup.holders()) {
            Optional<Role> role = role(holder, byOwner, executing);
            role.ifPresent(r -> add(holder, r, namesOf(holder, r, byOwner), known));
        }
        parts.addAll(known.values());
    }

    private static Optional<Role> role(
            Holder holder, Map<String, List<Setup.Profile>> byOwner, Set<String> executing) {
        if (holder.kind() == Kind.USER) {
            return Optional.of(
                    byOwner.containsKey(holder.name()) ? Role.PERSON : Role.ADMINISTRATOR);
        }
        if (holder.tags().containsKey(Setup.TEAM) || executing.contains(holder.name())) {
            return Optional.of(Role.NOTEBOOK);
        }
        return holder.isForFederation() ? Optional.of(Role.FEDERATED) : Optional.empty();
    }

    private Map<String, String> namesOf(
            Holder holder, Role role, Map<String, List<Setup.Profile>> byOwner) {
        Map<String, String> names = new LinkedHashMap<>();
        switch (role) {
            case NOTEBOOK -> {
                String team = holder.tags().getOrDefault(Setup.TEAM, "");
                resources(holder, team, names);
                names.put(team, "team");
                names.put(holder.name(), "role");
                namesByTeam.put(team, names);
            }
            case PERSON -> {
                byOwner.getOrDefault(holder.name(), List.of())
                        .forEach(profile -> names.put(profile.name(), "profile"));
                names.put(holder.name(), "user");
            }
            case FEDERATED, ADMINISTRATOR -> {}
        }
        return names;
    }

    /** A team's buckets and image repositories, told by its own policies. */
    private void resources(Holder holder, String team, Map<String, String> names) {
        String lower = team.toLowerCase(Locale.ROOT);
        Set<String> buckets = new LinkedHashSet<>();
        Set<String> images = new LinkedHashSet<>();
        for (Attached attached : holder.attached()) {
            if (attached.own()) {
                String text = attached.policy().document().text();
                BUCKET.matcher(text).results().forEach(found -> buckets.add(found.group(1)));
                IMAGES.matcher(text).results().forEach(found -> images.add(found.group(1)));
            }
        }
        images.remove(lower);
        imagesByTeam.computeIfAbsent(team, t -> new HashSet<>()).addAll(images);
        name(buckets, "bucket", names);
        name(images, "images", names);
        if (!lower.equals(team)) {
            names.putIfAbsent(lower, "lower");
        }
    }

    private void name(Set<String> values, String called, Map<String, String> names) {
        int i = 0;
        for (String value : values) {
            String name = called + i++;
            names.put(value, name);
            valuesByName.computeIfAbsent(name, n -> new HashSet<>()).add(value);
            holdersByName.merge(name, 1, Integer::sum);
        }
    }

    private void add(
            Holder holder, Role role, Map<String, String> names, Map<List<Object>, Part> known) {
        Names abstracting = Names.of(names);
        boolean own = holder.attached().stream().anyMatch(Attached::own);
        List<Rule> rules = new ArrayList<>();
        List<Rule> ownRules = new ArrayList<>();
        List<Object> key = new ArrayList<>();
        key.add(role);
        key.add(holder.unread());
        key.add(holder.trust());
        Map<String, String> tags = new TreeMap<>();
        holder.tags()
                .forEach(
                        (tag, value) ->
                                tags.put(
                                        tag,
                                        role == Role.NOTEBOOK && tag.equals(Setup.TEAM)
                                                ? TEAM_TAG
                                                : value));
        key.add(tags);
        for (Attached attached : holder.attached()) {
            if (!attached.own()) {
                key.add(attached.policy());
            }
        }
        if (own) {
            for (Attached attached : holder.attached()) {
                if (attached.own()) {
                    ownRules.addAll(
                            Rule.of(
                                    "the policy " + attached.policy().name(),
                                    attached.policy().document(),
                                    abstracting));
                }
            }
            key.add(List.copyOf(ownRules));
        }
        Part part = known.get(key);
        if (part != null) {
            part.holders().add(holder);
            return;
        }
        for (Attached attached : holder.attached()) {
            if (!attached.own()) {
                rules.addAll(
                        Rule.of(
                                "the policy " + attached.policy().name(),
                                attached.policy().document(),
                                Names.NONE));
            }
        }
        rules.addAll(ownRules);
        known.put(
                key,
                new Part(role, new ArrayList<>(List.of(holder)), names, rules, ownRules, tags));
    }

    /** The team of the role that a profile runs with; of an unknown role, what its tag says. */
    String teamOf(Setup.Profile profile) {
        return teamByRole.getOrDefault(profile.role(), profile.tags().getOrDefault(Setup.TEAM, ""));
    }

    /** Whether some team's name is another's with a hyphen and more. */
    boolean hasNamesWithinNames() {
        Set<String> teams = new HashSet<>(teamByRole.values());
        for (String team : teams) {
            for (int at = team.indexOf('-'); at >= 0; at = team.indexOf('-', at + 1)) {
                if (teams.contains(team.substring(0, at))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a team's own image repository is called as another team, a slash and more. */
    boolean hasImagesWithinTeams() {
        return imagesByTeam.entrySet().stream()
                .anyMatch(
                        entry ->
                                teamByRole.values().stream()
                                        .filter(team -> !team.equals(entry.getKey()))
                                        .map(team -> team.toLowerCase(Locale.ROOT) + "/")
                                        .anyMatch(
                                                within ->
                                                        entry.getValue().stream()
                                                                .anyMatch(
                                                                        image ->
                                                                                image.startsWith(
                                                                                        within))));
    }

    /** Whether two teams' names differ in case only. */
    boolean hasTwins() {
        Set<String> teams = new HashSet<>(teamByRole.values());
        return teams.stream().map(team -> team.toLowerCase(Locale.ROOT)).distinct().count()
                < teams.size();
    }

    /** What the names of a team's own are called. */
    Map<String, String> namesOfTeam(String team) {
        return namesByTeam.getOrDefault(team, Map.of());
    }

    List<Part> parts() {
        return parts;
    }

    /** Roles that are no team's and that nobody signs in with. */
    List<Holder> strayRoles() {
        Set<String> known = new HashSet<>();
        parts.forEach(part -> part.holders().forEach(h -> known.add(h.kind() + h.name())));
        return setup.holders().stream()
                .filter(h -> h.kind() == Kind.ROLE && !known.contains(h.kind() + h.name()))
                .toList();
    }

    List<Part> parts(Role role) {
        return parts.stream().filter(part -> part.role() == role).toList();
    }

    /** What all team roles' names have before and behind the team's name, if they do. */
    Optional<String[]> roleAffixes() {
        Set<List<String>> affixes = new HashSet<>();
        for (Holder role : setup.teamRoles()) {
            String team = role.tags().getOrDefault(Setup.TEAM, "");
            int at = team.isEmpty() ? -1 : role.name().indexOf(team);
            affixes.add(
                    at < 0
                            ? List.of()
                            : List.of(
                                    role.name().substring(0, at),
                                    role.name().substring(at + team.length())));
        }
        List<String> only = affixes.size() == 1 ? affixes.iterator().next() : List.of();
        return only.size() == 2
                ? Optional.of(new String[] {only.get(0), only.get(1)})
                : Optional.empty();
    }

    /** What teams' buckets and repositories are called, and whether no two teams share one. */
    Map<String, Boolean> teamNames() {
        Set<String> seen = new HashSet<>();
        int all = 0;
        Map<String, Boolean> names = new TreeMap<>();
        for (Map.Entry<String, Set<String>> entry : valuesByName.entrySet()) {
            boolean apart =
                    entry.getValue().size() == holdersByName.getOrDefault(entry.getKey(), 0);
            seen.addAll(entry.getValue());
            all += entry.getValue().size();
            names.put(entry.getKey(), apart);
        }
        if (seen.size() != all) {
            names.replaceAll((name, apart) -> false);
        }
        return names;
    }
}
