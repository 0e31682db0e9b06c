package cloister.cli.teams;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The index of a rendered blueprint, {@code index.json}: all that its files don't tell. */
final class RenderIndex {
    private static final int VERSION = 1;

    private RenderIndex() {}

    static Map<String, Object> of(Rendering rendering) {
        Teams teams = rendering.teams();
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("version", VERSION);
        index.put("account", teams.account());
        index.put("region", teams.region());
        index.put("blueprint", word(teams.design()));
        index.put("domain", domain(rendering));
        teams.identityProvider().ifPresent(provider -> index.put("identityProvider", provider));
        index.put("admins", teams.admins());
        index.put("teams", teams.teams().stream().map(RenderIndex::team).toList());
        index.put("never", teams.never().stream().map(RenderIndex::never).toList());
        index.put("documents", rendering.documents().stream().map(RenderIndex::document).toList());
        index.put("groups", rendering.groups());
        index.put(
                "users",
                rendering.users().stream()
                        .map(user -> ordered("name", user.name(), "group", user.group()))
                        .toList());
        index.put("roles", rendering.roles().stream().map(RenderIndex::role).toList());
        index.put("profiles", rendering.profiles().stream().map(RenderIndex::profile).toList());
        return index;
    }

    private static Map<String, Object> domain(Rendering rendering) {
        Teams teams = rendering.teams();
        return ordered(
                "name",
                teams.domain(),
                "signIn",
                word(teams.signIn()),
                "authMode",
                rendering.authMode(),
                "role",
                rendering.domainRole());
    }

    private static Map<String, Object> team(Team team) {
        Map<String, Object> members =
                ordered("name", team.name(), "role", team.roleName(), "users", team.users());
        team.bucket().ifPresent(bucket -> members.put("bucket", bucket));
        members.put("repositories", team.repositories());
        members.put("projects", team.projects());
        return members;
    }

    private static Map<String, Object> never(Never never) {
        return ordered("who", never.who(), "can", never.can(), "on", never.on());
    }

    private static Map<String, Object> document(Document document) {
        return ordered(
                "file", document.file(),
                "kind", word(document.kind()),
                "name", document.name(),
                "attachedTo", document.attachedTo());
    }

    private static Map<String, Object> role(Rendering.Role role) {
        return ordered(
                "name", role.name(),
                "trust", "trust/" + role.name() + ".json",
                "tags", role.tags(),
                "permissions", role.permissions());
    }

    private static Map<String, Object> profile(Rendering.Profile profile) {
        Map<String, Object> members =
                ordered(
                        "name", profile.name(),
                        "user", profile.user(),
                        "team", profile.team(),
                        "role", profile.role(),
                        "tags", profile.tags());
        profile.signOnUser().ifPresent(user -> members.put("signOnUser", user));
        return members;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return members;
    }
}
