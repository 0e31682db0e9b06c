package cloister.prover.attack;

import cloister.policy.PrincipalType;
import cloister.prover.Property;
import cloister.prover.Setup;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every call of a player that is allowed in a state, with what it breaks. */
final class Moves {
    private static final String TEAM = Setup.TEAM;
    private static final String OWNER = Setup.OWNER;
    private static final Map<String, String> KINDS =
            Map.of(
                    "experiment", "Experiment",
                    "experiment-trial", "Trial",
                    "experiment-trial-component", "TrialComponent");

    private final World world;
    private final Player player;
    private final State state;
    private final Judge judge;
    private final List<Move> moves = new ArrayList<>();

    private Moves(World world, Player player, State state) {
        this.world = world;
        this.player = player;
        this.state = state;
        this.judge = new Judge(world.setup().account(), player, state);
    }

    static List<Move> of(World world, Player player, State state) {
        Moves moves = new Moves(world, player, state);
        if (player.isAdministrator()) {
            moves.administers();
        } else {
            moves.tags();
            moves.makesProfiles();
            moves.makes();
            moves.uses();
            moves.takesRoles();
        }
        moves.governs();
        moves.opens();
        return moves.moves;
    }

    private void add(String operation, Map<String, Object> input, State after, Property... breaks) {
        Set<Property> all = EnumSet.noneOf(Property.class);
        all.addAll(List.of(breaks));
        moves.add(new Move(new Call(player.name(), operation, input), after, all));
    }

    private String own() {
        return world.attacker().name();
    }

    private String theirs() {
        return world.victim().name();
    }

    private static List<Map<String, String>> tagList(Map<String, String> tags) {
        return tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag -> Map.of("Key", tag.getKey(), "Value", tag.getValue()))
                .toList();
    }

    private static Map<String, List<String>> tagContext(Map<String, String> tags) {
        Map<String, List<String>> context = new HashMap<>();
        tags.forEach((key, value) -> context.put("aws:RequestTag/" + key, List.of(value)));
        context.put("aws:TagKeys", tags.keySet().stream().sorted().toList());
        return context;
    }

    private static Map<String, List<String>> tagging(String operation, Map<String, String> tags) {
        Map<String, List<String>> context = tagContext(tags);
        context.put("sagemaker:TaggingAction", List.of(operation));
        return context;
    }

    private boolean isVictims(String arn) {
        return world.belongings(world.victim()).containsKey(arn)
                || arn.equals(world.profileArn(world.victimsProfile()))
                || arn.equals(world.victimsApp());
    }

    private void tags() {
        for (String arn : new TreeSet<>(state.tags().keySet())) {
            boolean profile = arn.contains(":user-profile/");
            boolean others = isVictims(arn) || arn.contains(":domain/");
            List<Map<String, String>> choices = new ArrayList<>();
            choices.add(Map.of(TEAM, others ? own() : theirs()));
            if (profile) {
                choices.add(Map.of(OWNER, player.user()));
            }
            for (Map<String, String> tags : choices) {
                if (judge.allows("sagemaker:AddTags", arn, tagContext(tags))) {
                    add(
                            "sagemaker:AddTags",
                            Map.of("ResourceArn", arn, "Tags", tagList(tags)),
                            state.tagged(arn, tags),
                            others
                                    ? new Property[] {Property.TAGS, Property.CHANGES}
                                    : new Property[] {Property.TAGS});
                }
            }
            for (String key : profile ? List.of(TEAM, OWNER) : List.of(TEAM)) {
                if (state.tagsOf(arn).containsKey(key)
                        && judge.allows(
                                "sagemaker:DeleteTags", arn, Map.of("aws:TagKeys", List.of(key)))) {
                    add(
                            "sagemaker:DeleteTags",
                            Map.of("ResourceArn", arn, "TagKeys", List.of(key)),
                            state.untagged(arn, key),
                            others
                                    ? new Property[] {Property.TAGS, Property.CHANGES}
                                    : new Property[] {Property.TAGS});
                }
            }
        }
    }

    /** A profile of one's own making, with another team's role. */
    private void makesProfiles() {
        String arn = world.arn("user-profile/" + World.DOMAIN + "/visitor");
        Map<String, String> tags = Map.of(TEAM, own(), OWNER, player.user());
        if (!state.has(arn)
                && judge.allowsNew("sagemaker:CreateUserProfile", arn, tagContext(tags))
                && judge.allowsNew("sagemaker:AddTags", arn, tagging("CreateUserProfile", tags))
                && passes(world.victim().role(), arn)) {
            add(
                    "sagemaker:CreateUserProfile",
                    Map.of(
                            "DomainId",
                            World.DOMAIN,
                            "UserProfileName",
                            "visitor",
                            "UserSettings",
                            Map.of("ExecutionRole", world.roleArn(world.victim().role())),
                            "Tags",
                            tagList(tags)),
                    state.with(arn, tags).runningWith(arn, world.victim().role()),
                    Property.PASSES);
        }
        for (Setup.Profile profile : world.setup().profiles()) {
            String known = world.profileArn(profile);
            if (state.has(known) && judge.allows("sagemaker:UpdateUserProfile", known, Map.of())) {
                updates(profile, known);
            }
        }
    }

    private void updates(Setup.Profile profile, String arn) {
        boolean others = isVictims(arn);
        String role = others ? world.attacker().role() : world.victim().role();
        if (passes(role, arn)) {
            Map<String, Object> input =
                    Map.of(
                            "DomainId", World.DOMAIN,
                            "UserProfileName", profile.name(),
                            "UserSettings", Map.of("ExecutionRole", world.roleArn(role)));
            add(
                    "sagemaker:UpdateUserProfile",
                    input,
                    state.runningWith(arn, role),
                    others ? Property.PROFILES : Property.PASSES);
        }
    }

    private boolean passes(String role, String about) {
        return judge.allowsNew(
                "iam:PassRole",
                world.roleArn(role),
                Map.of(
                        "iam:PassedToService", List.of("sagemaker.amazonaws.com"),
                        "iam:AssociatedResourceArn", List.of(about)));
    }

    private void opens() {
        for (String arn : new TreeSet<>(state.tags().keySet())) {
            if (!arn.contains(":user-profile/")
                    || !judge.allows("sagemaker:CreatePresignedDomainUrl", arn, Map.of())) {
                continue;
            }
            String name =
                    world.setup().profiles().stream()
                            .filter(profile -> world.profileArn(profile).equals(arn))
                            .map(Setup.Profile::name)
                            .findFirst()
                            .orElse("visitor");
            boolean anothers =
                    world.setup().profiles().stream()
                            .anyMatch(
                                    profile ->
                                            world.profileArn(profile).equals(arn)
                                                    && !profile.tags()
                                                            .getOrDefault(OWNER, "")
                                                            .equals(player.user()));
            Set<Property> breaks = EnumSet.noneOf(Property.class);
            if (player.isAdministrator()) {
                breaks.add(Property.ADMINS);
            } else if (anothers) {
                breaks.add(Property.OPENS);
            }
            if (!player.isAdministrator() && world.victim().role().equals(state.roles().get(arn))) {
                breaks.add(Property.ROLES);
            }
            add(
                    "sagemaker:CreatePresignedDomainUrl",
                    Map.of("DomainId", World.DOMAIN, "UserProfileName", name),
                    state,
                    breaks.toArray(Property[]::new));
        }
    }

    private void makes() {
        Map<String, String> foreign = Map.of(TEAM, theirs());
        String experiment = world.arn("experiment/planted");
        if (judge.allowsNew("sagemaker:CreateExperiment", experiment, tagContext(foreign))
                && judge.allowsNew(
                        "sagemaker:AddTags", experiment, tagging("CreateExperiment", foreign))) {
            add(
                    "sagemaker:CreateExperiment",
                    Map.of("ExperimentName", "planted", "Tags", tagList(foreign)),
                    state,
                    Property.NAMES);
        }
        Map<String, String> tags = Map.of(TEAM, own());
        String parent = world.arn("experiment/victims-experiment");
        String trial = world.arn("experiment-trial/intruder");
        Map<String, List<String>> context = tagContext(tags);
        if (judge.allows("sagemaker:CreateTrial", parent, context)
                && judge.allowsNew("sagemaker:CreateTrial", trial, context)
                && judge.allowsNew("sagemaker:AddTags", trial, tagging("CreateTrial", tags))) {
            add(
                    "sagemaker:CreateTrial",
                    Map.of(
                            "TrialName", "intruder",
                            "ExperimentName", "victims-experiment",
                            "Tags", tagList(tags)),
                    state,
                    Property.RUNS);
        }
        String app =
                world.arn(
                        "app/%s/%s/jupyterserver/intruder"
                                .formatted(World.DOMAIN, world.victimsProfile().name()));
        if (judge.allowsNew("sagemaker:CreateApp", app, Map.of())) {
            add("sagemaker:CreateApp", app("intruder"), state, Property.APPS);
        }
    }

    private Map<String, Object> app(String name) {
        return Map.of(
                "DomainId",
                World.DOMAIN,
                "UserProfileName",
                world.victimsProfile().name(),
                "AppType",
                "JupyterServer",
                "AppName",
                name);
    }

    private void uses() {
        for (String arn : world.belongings(world.victim()).keySet()) {
            String resource = arn.substring(arn.lastIndexOf(':') + 1);
            String type = resource.substring(0, resource.indexOf('/'));
            String kind = KINDS.getOrDefault(type, "");
            Map<String, Object> input =
                    Map.of(kind + "Name", resource.substring(resource.indexOf('/') + 1));
            use("Describe" + kind, arn, input, Property.READS);
            use("Update" + kind, arn, with(input, "DisplayName", "ours"), Property.CHANGES);
            if (!resource.endsWith("victims-trials")) {
                use("Delete" + kind, arn, input, Property.DELETES);
            }
            use("ListTags", arn, Map.of("ResourceArn", arn), Property.READS);
        }
        String profile = world.profileArn(world.victimsProfile());
        Map<String, Object> named =
                Map.of("DomainId", World.DOMAIN, "UserProfileName", world.victimsProfile().name());
        use("DescribeUserProfile", profile, named, Property.READS);
        use("DescribeApp", world.victimsApp(), app("default"), Property.READS);
        use("DeleteApp", world.victimsApp(), app("default"), Property.APPS);
        use(
                "UpdateDomain",
                world.arn("domain/" + World.DOMAIN),
                Map.of("DomainId", World.DOMAIN, "DefaultUserSettings", Map.of()),
                Property.PROFILES);
        if (judge.allowsNew("sagemaker:Search", "*", Map.of())) {
            add("sagemaker:Search", Map.of("Resource", "Experiment"), state, Property.READS);
        }
    }

    private static Map<String, Object> with(Map<String, Object> input, String key, Object value) {
        Map<String, Object> more = new HashMap<>(input);
        more.put(key, value);
        return more;
    }

    private void use(String action, String arn, Map<String, Object> input, Property property) {
        if (state.has(arn) && judge.allows("sagemaker:" + action, arn, Map.of())) {
            add("sagemaker:" + action, input, state, property);
        }
    }

    private void takesRoles() {
        String role = world.victim().role();
        if (judge.allowsByTrust("sts:AssumeRole", world.roleArn(role), world.trustSet(role))) {
            add(
                    "sts:AssumeRole",
                    Map.of("RoleArn", world.roleArn(role), "RoleSessionName", "intruder"),
                    state,
                    Property.ROLES);
        }
    }

    /** Changes of IAM, of which any one is everything. */
    private void governs() {
        Property property = player.isAdministrator() ? Property.ADMINS : Property.ROLES;
        String everything =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
        String user = "arn:aws:iam::%s:user/%s".formatted(world.setup().account(), player.user());
        if (player.principal().type() == PrincipalType.USER
                && judge.allowsNew("iam:PutUserPolicy", user, Map.of())) {
            add(
                    "iam:PutUserPolicy",
                    Map.of(
                            "UserName",
                            player.user(),
                            "PolicyName",
                            "everything",
                            "PolicyDocument",
                            everything),
                    state,
                    property);
        }
        String role = world.roleArn(world.attacker().role());
        if (judge.allowsNew("iam:PutRolePolicy", role, Map.of())) {
            add(
                    "iam:PutRolePolicy",
                    Map.of(
                            "RoleName",
                            world.attacker().role(),
                            "PolicyName",
                            "everything",
                            "PolicyDocument",
                            everything),
                    state,
                    property);
        }
        Map<String, String> team = Map.of(TEAM, theirs());
        if (judge.allowsNew("iam:TagRole", role, tagContext(team))) {
            add(
                    "iam:TagRole",
                    Map.of("RoleName", world.attacker().role(), "Tags", tagList(team)),
                    state,
                    player.isAdministrator() ? Property.ADMINS : Property.TAGS);
        }
    }

    private void administers() {
        String arn = world.arn("user-profile/" + World.DOMAIN + "/visitor");
        for (Map<String, String> tags :
                List.of(Map.of(OWNER, player.user()), Map.of(TEAM, theirs()))) {
            if (judge.allowsNew("sagemaker:CreateUserProfile", arn, tagContext(tags))
                    && judge.allowsNew(
                            "sagemaker:AddTags", arn, tagging("CreateUserProfile", tags))) {
                add(
                        "sagemaker:CreateUserProfile",
                        Map.of(
                                "DomainId",
                                World.DOMAIN,
                                "UserProfileName",
                                "visitor",
                                "Tags",
                                tagList(tags)),
                        state,
                        Property.ADMINS);
            }
        }
        String profile = world.profileArn(world.victimsProfile());
        Map<String, String> owner = Map.of(OWNER, player.user());
        if (judge.allows("sagemaker:AddTags", profile, tagContext(owner))) {
            add(
                    "sagemaker:AddTags",
                    Map.of("ResourceArn", profile, "Tags", tagList(owner)),
                    state.tagged(profile, owner),
                    Property.ADMINS);
        }
    }
}
