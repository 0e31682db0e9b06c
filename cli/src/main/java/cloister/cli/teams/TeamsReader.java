package cloister.cli.teams;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code teams.yaml}: unknown words, impossible names and contradictions are refused at their
 * place.
 */
public final class TeamsReader {
    static final Set<String> TOP =
            ordered(
                    "version",
                    "account",
                    "region",
                    "domain",
                    "identityProvider",
                    "blueprint",
                    "admins",
                    "teams",
                    "never");
    static final Set<String> DOMAIN = ordered("name", "signIn", "vpc", "subnets");
    static final Set<String> TEAM =
            ordered("users", "bucket", "repositories", "projects", "permissions");
    static final Set<String> NEVER = ordered("who", "can", "on");
    private static final Pattern PARTY = Pattern.compile("(team|user|admin)/(.+)");
    private static final Pattern ACTION = Pattern.compile("[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+");

    private final Findings findings = new Findings();
    private final Map<String, String> people = new HashMap<>();
    private final Map<String, String> profiles = new HashMap<>();
    private final Map<String, String> buckets = new HashMap<>();

    private TeamsReader() {}

    /**
     * Reads a file's text.
     *
     * @throws TeamsException with every finding
     */
    public static Teams read(String yaml) throws TeamsException {
        Node root;
        try {
            LoadSettings settings = LoadSettings.builder().setMaxAliasesForCollections(20).build();
            root =
                    new Compose(settings)
                            .composeString(yaml)
                            .orElseThrow(
                                    () ->
                                            new TeamsException(
                                                    List.of(
                                                            new Finding(
                                                                    1, 1, "the file is empty"))));
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(m -> m.getLine() + 1).orElse(1);
            int column = broken.getProblemMark().map(m -> m.getColumn() + 1).orElse(1);
            throw new TeamsException(
                    List.of(new Finding(line, column, "not YAML: " + broken.getProblem())));
        } catch (YamlEngineException broken) {
            throw new TeamsException(
                    List.of(new Finding(1, 1, "not YAML: " + broken.getMessage())));
        }
        TeamsReader reader = new TeamsReader();
        Teams teams = reader.top(YamlMap.of(root, TOP, reader.findings));
        reader.findings.throwIfAny();
        return teams;
    }

    private Teams top(YamlMap top) {
        if (!top.required("version").equals("1")) {
            top.node("version").ifPresent(at -> findings.add(at, "version must be 1"));
        }
        Optional<YamlMap> domain =
                top.node("domain").map(node -> YamlMap.of(node, DOMAIN, findings));
        if (domain.isEmpty()) {
            findings.add(top.at(), "'domain' is missing: domain: {name: research, signIn: iam}");
        }
        SignIn signIn = domain.flatMap(d -> word(d, "signIn", SignIn.class)).orElse(SignIn.IAM);
        Optional<String> provider = matching(top, "identityProvider", Names.PROVIDER);
        Design design = word(top, "blueprint", Design.class).orElse(Design.HARDENED);
        List<String> admins = admins(top);
        List<Team> teams = teams(top, design);
        return new Teams(
                matching(top, "account", Names.ACCOUNT),
                matching(top, "region", Names.REGION),
                domain.flatMap(this::nameOf).orElse(""),
                domain.flatMap(d -> matching(d, "vpc", Names.VPC)),
                domain.map(d -> allMatching(d, "subnets", Names.SUBNET)).orElse(List.of()),
                signIn,
                signIn == SignIn.SAML ? Optional.of(provider.orElse("corporate")) : provider,
                design,
                admins,
                teams,
                never(top, teams, admins));
    }

    private Optional<String> nameOf(YamlMap domain) {
        domain.required("name");
        return matching(domain, "name", Names.DOMAIN);
    }

    private List<String> admins(YamlMap top) {
        return top.scalars("admins").stream()
                .map(admin -> person(admin, "an administrator"))
                .toList();
    }

    private List<Team> teams(YamlMap top, Design design) {
        List<Team> teams = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        Optional<Node> node = top.node("teams");
        if (node.isEmpty()) {
            findings.add(top.at(), "'teams' is missing: teams: {TeamA: {users: [userA1]}}");
            return teams;
        }
        YamlMap named = YamlMap.open(node.get(), findings);
        named.values()
                .forEach(
                        (name, body) -> {
                            check(body, "team", name, Names.TEAM);
                            String before = seen.put(fold(name), name);
                            if (before != null) {
                                findings.add(
                                        body,
                                        "team '%s' differs from '%s' in case only, but role names ignore case; rename one"
                                                .formatted(name, before));
                            }
                            teams.add(team(name, YamlMap.of(body, TEAM, findings), design));
                        });
        if (design == Design.HARDENED) {
            named.values().forEach((name, body) -> apart(name, body, seen));
            teams.forEach(team -> ownImages(team, teams, named));
        }
        return teams;
    }

    /** Models are walled off by their names, which begin with the team's and a hyphen. */
    private void apart(String name, Node body, Map<String, String> teams) {
        String folded = fold(name);
        for (int at = folded.indexOf('-'); at >= 0; at = folded.indexOf('-', at + 1)) {
            String shorter = teams.get(folded.substring(0, at));
            if (shorter != null) {
                findings.add(
                        body,
                        "team '%s' is called as team '%s' and more, which could use its models as its own; rename one"
                                .formatted(name, shorter));
            }
        }
    }

    /** A team without repositories of its own has all that are called as itself and a slash. */
    private void ownImages(Team team, List<Team> teams, YamlMap named) {
        for (Team other : teams) {
            if (other.name().equals(team.name()) || !other.repositories().isEmpty()) {
                continue;
            }
            team.repositories().stream()
                    .filter(name -> name.startsWith(fold(other.name()) + "/"))
                    .forEach(
                            name ->
                                    findings.add(
                                            named.node(team.name()).orElse(named.at()),
                                            "repository '%s' of team '%s' is team '%s''s by its name; rename it, or give that team repositories"
                                                    .formatted(name, team.name(), other.name())));
        }
    }

    private Team team(String name, YamlMap body, Design design) {
        List<String> users =
                body.scalars("users").stream()
                        .map(user -> person(user, "in team " + name))
                        .toList();
        Optional<String> bucket = matching(body, "bucket", Names.BUCKET);
        if (bucket.isPresent() && design == Design.HARDENED) {
            String before = buckets.putIfAbsent(bucket.get(), name);
            if (before != null) {
                findings.add(
                        body.node("bucket").orElse(body.at()),
                        "bucket '%s' is team %s's already; a shared bucket is no wall"
                                .formatted(bucket.get(), before));
            }
        }
        return new Team(
                name,
                users,
                bucket,
                allMatching(body, "repositories", Names.REPOSITORY),
                allMatching(body, "projects", Names.TAG_VALUE),
                allMatching(body, "permissions", Names.POLICY_ARN));
    }

    /**
     * A name stands for one person, whatever its case, and so does the profile's name made of it.
     */
    private String person(ScalarNode at, String where) {
        String name = at.getValue();
        check(at, "user", name, Names.USER);
        String before = people.putIfAbsent(fold(name), where);
        if (before != null) {
            findings.add(
                    at,
                    "user '%s' is %s already; a person belongs in one place"
                            .formatted(name, before));
            return name;
        }
        String profile = Names.profile(name);
        String other = profiles.putIfAbsent(fold(profile), name);
        if (profile.isEmpty()) {
            findings.add(at, "user '%s' has no letter or digit to name a profile".formatted(name));
        } else if (other != null) {
            findings.add(
                    at,
                    "users '%s' and '%s' would share the profile name '%s'; rename one"
                            .formatted(other, name, profile));
        }
        return name;
    }

    private List<Never> never(YamlMap top, List<Team> teams, List<String> admins) {
        List<Never> all = new ArrayList<>();
        for (Node item : top.items("never")) {
            YamlMap body = YamlMap.of(item, NEVER, findings);
            Never never =
                    new Never(body.required("who"), body.required("can"), body.required("on"));
            if (!isParty(never.who(), teams, admins)) {
                findings.add(
                        body.node("who").orElse(item),
                        "'%s' is nobody in this file; write team/NAME, user/NAME or admin/NAME"
                                .formatted(never.who()));
            }
            if (!ACTION.matcher(never.can()).matches()) {
                findings.add(
                        body.node("can").orElse(item),
                        "'%s' is not an action; write service:Operation".formatted(never.can()));
            }
            if (!never.on().startsWith("arn:") && !isParty(never.on(), teams, admins)) {
                findings.add(
                        body.node("on").orElse(item),
                        "'%s' is nobody in this file, and no ARN".formatted(never.on()));
            }
            all.add(never);
        }
        return all;
    }

    private static boolean isParty(String party, List<Team> teams, List<String> admins) {
        var matcher = PARTY.matcher(party);
        if (!matcher.matches()) {
            return false;
        }
        String name = matcher.group(2);
        return switch (matcher.group(1)) {
            case "team" -> teams.stream().anyMatch(team -> team.name().equals(name));
            case "user" -> teams.stream().anyMatch(team -> team.users().contains(name));
            default -> admins.contains(name);
        };
    }

    private <E extends Enum<E>> Optional<E> word(YamlMap map, String key, Class<E> words) {
        Optional<String> text = map.text(key);
        for (E word : words.getEnumConstants()) {
            if (text.isPresent() && fold(word.name()).equals(text.get())) {
                return Optional.of(word);
            }
        }
        text.ifPresent(
                wrong ->
                        findings.add(
                                map.node(key).orElse(map.at()),
                                "%s '%s' is unknown; known: %s"
                                        .formatted(
                                                key,
                                                wrong,
                                                fold(List.of(words.getEnumConstants()).toString())
                                                        .replaceAll("[\\[\\]]", ""))));
        return Optional.empty();
    }

    private Optional<String> matching(YamlMap map, String key, Pattern pattern) {
        Optional<String> text = map.text(key);
        text.ifPresent(value -> check(map.node(key).orElse(map.at()), key, value, pattern));
        return text;
    }

    private List<String> allMatching(YamlMap map, String key, Pattern pattern) {
        Set<String> all = new LinkedHashSet<>();
        for (ScalarNode item : map.scalars(key)) {
            check(item, key, item.getValue(), pattern);
            if (!all.add(item.getValue())) {
                findings.add(item, "'%s' stands here twice".formatted(item.getValue()));
            }
        }
        return List.copyOf(all);
    }

    private void check(Node at, String what, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            findings.add(
                    at,
                    "%s '%s' is no name that AWS takes; it must match %s"
                            .formatted(what, value, pattern.pattern()));
        }
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Set<String> ordered(String... words) {
        return new LinkedHashSet<>(List.of(words));
    }
}
