package cloister.cli.teams;

import cloister.cli.JsonTree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rendered blueprint as files: a JSON file a document, and {@code index.json} that says what is
 * where.
 */
public final class Folder {
    private Folder() {}

    /** Writes the files, over older ones of the same name. */
    public static void write(Rendering rendering, Path folder) throws IOException {
        for (Document document : rendering.documents()) {
            Path file = folder.resolve(document.file());
            Files.createDirectories(file.getParent());
            Files.writeString(file, document.json());
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("index.json"), JsonTree.pretty(index(rendering)));
    }

    private static Map<String, Object> index(Rendering rendering) {
        Teams teams = rendering.teams();
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("version", 1);
        index.put("account", teams.account());
        index.put("region", teams.region());
        index.put(
                "domain",
                ordered(
                        "name",
                        teams.domain(),
                        "authMode",
                        teams.signIn() == SignIn.SSO ? "SSO" : "IAM"));
        List<Object> documents = new ArrayList<>();
        for (Document document : rendering.documents()) {
            documents.add(
                    ordered(
                            "file", document.file(),
                            "kind", document.kind().name().toLowerCase(java.util.Locale.ROOT),
                            "name", document.name(),
                            "attachedTo", document.attachedTo()));
        }
        index.put("documents", documents);
        index.put("groups", rendering.groups());
        index.put(
                "users",
                rendering.users().stream()
                        .map(user -> ordered("name", user.name(), "group", user.group()))
                        .toList());
        index.put(
                "roles",
                rendering.roles().stream()
                        .map(
                                role ->
                                        ordered(
                                                "name", role.name(),
                                                "tags", role.tags(),
                                                "permissions", role.permissions()))
                        .toList());
        index.put("profiles", rendering.profiles().stream().map(Folder::profile).toList());
        return index;
    }

    private static Map<String, Object> profile(Rendering.Profile profile) {
        Map<String, Object> members =
                ordered("name", profile.name(), "role", profile.role(), "tags", profile.tags());
        profile.signOnUser().ifPresent(user -> members.put("signOnUser", user));
        return members;
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return members;
    }
}
