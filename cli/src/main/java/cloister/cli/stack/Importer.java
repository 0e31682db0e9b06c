package cloister.cli.stack;

import cloister.cli.teams.Renderer;
import cloister.cli.teams.Teams;
import cloister.cli.teams.TeamsException;
import cloister.cli.teams.TeamsReader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a {@code teams.yaml} of what is in an account: the profiles that share an execution role
 * are a team. What the file can't say is told beside it.
 */
final class Importer {
    private static final Pattern BUCKET =
            Pattern.compile("arn:aws:s3:::([a-z0-9.-]{3,63})(?=[\"/])");
    private static final Pattern REPOSITORY =
            Pattern.compile("arn:aws:ecr:[^:\"]*:[^:\"]*:repository/([^\"*]+)(?=\")");
    private static final Pattern PROJECTS =
            Pattern.compile("\"aws:RequestTag/project\": \\[([^\\]]*)\\]");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern PROVIDER = Pattern.compile(":saml-provider/([\\w._-]+)\"");
    private static final Pattern TEAM_ROLE =
            Pattern.compile("SageMakerStudioDeveloper([A-Za-z0-9][A-Za-z0-9-]*)Role");

    private final Map<Kind, List<Resource>> there;
    private final String account;
    private final String region;
    private final List<String> misfits = new ArrayList<>();

    Importer(List<Found> found, String account, String region) {
        this.there = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            there.put(
                    kind,
                    found.stream()
                            .map(Found::resource)
                            .filter(resource -> resource.kind() == kind)
                            .toList());
        }
        this.account = account;
        this.region = region;
    }

    /** The file that comes nearest, and what doesn't fit. */
    Imported read() {
        Imported hardened = read("hardened");
        misfits.clear();
        Imported classic = read("classic");
        return classic.misfits().size() < hardened.misfits().size() ? classic : hardened;
    }

    private Imported read(String blueprint) {
        String yaml = yaml(blueprint);
        try {
            Teams teams = TeamsReader.read(yaml).in(account, region);
            compare(teams);
        } catch (TeamsException impossible) {
            impossible
                    .findings()
                    .forEach(
                            finding ->
                                    misfits.add(
                                            "line " + finding.line() + ": " + finding.message()));
        }
        return new Imported(yaml, misfits);
    }

    private String yaml(String blueprint) {
        Resource domain = of(Kind.DOMAIN).getFirst();
        Optional<String> provider = provider();
        String signIn =
                domain.text(Resource.AUTH_MODE).equals("SSO")
                        ? "sso"
                        : provider.isPresent() ? "saml" : "iam";
        StringBuilder text = new StringBuilder("version: 1\n");
        text.append("account: \"%s\"\nregion: %s\n".formatted(account, region));
        text.append("domain: {name: %s, signIn: %s}\n".formatted(Yaml.text(domain.name()), signIn));
        provider.ifPresent(
                name -> text.append("identityProvider: %s\n".formatted(Yaml.text(name))));
        text.append("blueprint: %s\n".formatted(blueprint));
        Map<String, List<Resource>> teams = new LinkedHashMap<>();
        for (Resource profile : of(Kind.PROFILE)) {
            teams.computeIfAbsent(profile.text(Resource.EXECUTION_ROLE), any -> new ArrayList<>())
                    .add(profile);
        }
        text.append("admins: %s\n".formatted(Yaml.list(admins())));
        text.append(teams.isEmpty() ? "teams: {}\n" : "teams:\n");
        teams.forEach((role, profiles) -> text.append(team(role, profiles)));
        return text.toString();
    }

    private String team(String arn, List<Resource> profiles) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        Optional<Resource> role =
                of(Kind.ROLE).stream().filter(each -> each.name().equals(name)).findFirst();
        List<String> users =
                profiles.stream()
                        .map(
                                profile ->
                                        first(
                                                profile.text(Resource.TAG + "studiouserid"),
                                                profile.text(Resource.SIGN_ON_USER),
                                                profile.name()))
                        .toList();
        StringBuilder text =
                new StringBuilder(
                        "  %s: {users: %s"
                                .formatted(Yaml.text(teamName(name, role)), Yaml.list(users)));
        String documents = role.map(this::documents).orElse("");
        Set<String> buckets = all(BUCKET, documents);
        if (buckets.size() == 1) {
            text.append(", bucket: ").append(Yaml.text(buckets.iterator().next()));
        } else if (buckets.size() > 1) {
            misfits.add(
                    "role %s reaches several buckets, a team has one: %s".formatted(name, buckets));
        }
        Set<String> repositories = all(REPOSITORY, documents);
        if (!repositories.isEmpty()) {
            text.append(", repositories: ").append(Yaml.list(List.copyOf(repositories)));
        }
        Set<String> projects = all(QUOTED, String.join("", all(PROJECTS, documents)));
        if (!projects.isEmpty()) {
            text.append(", projects: ").append(Yaml.list(List.copyOf(projects)));
        }
        List<String> more = role.map(this::permissions).orElse(List.of());
        if (!more.isEmpty()) {
            text.append(", permissions: ").append(Yaml.list(more));
        }
        return text.append("}\n").toString();
    }

    /** The tag's value, else what the role's name says. */
    private static String teamName(String role, Optional<Resource> found) {
        Matcher named = TEAM_ROLE.matcher(role);
        return named.matches()
                ? named.group(1)
                : first(
                        found.map(each -> each.text(Resource.TAG + "team")).orElse(""),
                        role.replaceAll("[^A-Za-z0-9-]", "-"));
    }

    /** Policies beside those whose names are the blueprint's. */
    private List<String> permissions(Resource role) {
        return role.items(Resource.POLICIES).stream()
                .filter(arn -> !arn.matches(".*/StudioTeam[A-Za-z]+"))
                .toList();
    }

    private String documents(Resource role) {
        StringBuilder all = new StringBuilder();
        role.under(Resource.INLINE).values().forEach(all::append);
        for (Resource policy : of(Kind.POLICY)) {
            if (role.items(Resource.POLICIES).stream()
                    .anyMatch(arn -> arn.endsWith("/" + policy.name()))) {
                all.append(policy.text(Resource.DOCUMENT));
            }
        }
        return all.toString();
    }

    /** Users of groups whose policies let them create user profiles. */
    private List<String> admins() {
        Set<String> policies = new HashSet<>();
        for (Resource policy : of(Kind.POLICY)) {
            if (policy.text(Resource.DOCUMENT).contains("sagemaker:CreateUserProfile")) {
                policies.add(policy.name());
            }
        }
        Set<String> groups = new HashSet<>();
        for (Resource group : of(Kind.GROUP)) {
            if (holds(group, policies)) {
                groups.add(group.name());
            }
        }
        return of(Kind.USER).stream()
                .filter(
                        user ->
                                holds(user, policies)
                                        || user.items(Resource.GROUPS).stream()
                                                .anyMatch(groups::contains))
                .map(Resource::name)
                .toList();
    }

    private static boolean holds(Resource holder, Set<String> policies) {
        return holder.items(Resource.POLICIES).stream()
                .anyMatch(arn -> policies.contains(arn.substring(arn.lastIndexOf('/') + 1)));
    }

    private Optional<String> provider() {
        return of(Kind.ROLE).stream()
                .map(role -> PROVIDER.matcher(role.text(Resource.TRUST)))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    /** What applying the file would do to the account, were all of it the set-up's own. */
    private void compare(Teams teams) {
        List<Resource> wanted = Wanted.of(Renderer.render(teams));
        Set<String> names = new HashSet<>();
        wanted.forEach(resource -> names.add(key(resource)));
        List<Found> known = new ArrayList<>();
        there.values().stream()
                .flatMap(List::stream)
                .filter(resource -> names.contains(key(resource)))
                .forEach(resource -> known.add(new Found(resource, true)));
        for (Change change :
                Plan.of(new Mark(teams.domain()), wanted, new Account(known)).changes()) {
            List<String> what =
                    change.differences().stream()
                            .map(Difference::attribute)
                            .filter(attribute -> !attribute.equals(Resource.TAG + Mark.KEY))
                            .toList();
            switch (change) {
                case Change.Create _ ->
                        misfits.add(
                                "%s %s isn't there".formatted(change.kind().word(), change.name()));
                case Change.Update _, Change.Replace _ -> {
                    if (!what.isEmpty()) {
                        misfits.add(
                                "%s %s differs in %s"
                                        .formatted(
                                                change.kind().word(),
                                                change.name(),
                                                String.join(", ", what)));
                    }
                }
                case Change.Delete _ -> {}
            }
        }
    }

    private List<Resource> of(Kind kind) {
        return there.getOrDefault(kind, List.of());
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String first(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static String key(Resource resource) {
        return resource.kind() + "/" + resource.name().toLowerCase(Locale.ROOT);
    }
}
