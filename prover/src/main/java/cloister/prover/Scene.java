package cloister.prover;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names of the set-up that an example may have: the actor's own, and another's.
 *
 * @param own by what they are called: {@code team}, {@code user}, {@code profile}, {@code domain}
 * @param others the same of somebody of another team
 */
record Scene(Map<String, String> own, Map<String, String> others) {
    /** The domain's id, before there is one. */
    static final String DOMAIN = "d-domain000000";

    static Scene of(Stage stage, Actor actor) {
        Setup setup = stage.setup();
        String team = actor.part().sample().tags().getOrDefault(Setup.TEAM, "");
        List<Setup.Profile> profiles = setup.profiles();
        Setup.Profile own =
                profiles.stream()
                        .filter(
                                profile ->
                                        team.isEmpty()
                                                ? owner(profile)
                                                        .equals(actor.part().sample().name())
                                                : team(stage, profile).equals(team))
                        .findFirst()
                        .orElseGet(() -> profile("ana", team.isEmpty() ? "TeamA" : team));
        Setup.Profile other =
                profiles.stream()
                        .filter(profile -> !team(stage, profile).equals(team(stage, own)))
                        .findFirst()
                        .orElseGet(() -> profile("victor", "TeamZ"));
        Map<String, String> ownNames = names(stage, own);
        Map<String, String> otherNames = names(stage, other);
        stage.cast()
                .namesOfTeam(team(stage, own))
                .forEach((name, called) -> ownNames.putIfAbsent(called, name));
        stage.cast()
                .namesOfTeam(team(stage, other))
                .forEach((name, called) -> otherNames.putIfAbsent(called, name));
        ownNames.remove("role");
        otherNames.remove("role");
        return new Scene(ownNames, otherNames);
    }

    private static Setup.Profile profile(String user, String team) {
        return new Setup.Profile(user, "", Map.of(Setup.OWNER, user, Setup.TEAM, team));
    }

    /** A profile is of the team whose role it runs with. */
    private static String team(Stage stage, Setup.Profile profile) {
        return stage.cast().teamOf(profile);
    }

    private static String owner(Setup.Profile profile) {
        return profile.tags().getOrDefault(Setup.OWNER, "");
    }

    private static Map<String, String> names(Stage stage, Setup.Profile profile) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("team", team(stage, profile));
        names.put("user", owner(profile));
        names.put("profile", profile.name());
        names.put("domain", DOMAIN);
        names.values().removeIf(String::isEmpty);
        return names;
    }
}
