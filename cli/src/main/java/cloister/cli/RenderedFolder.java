package cloister.cli;

import cloister.cli.teams.Document;
import cloister.cli.teams.Never;
import cloister.cli.teams.Rendering;
import cloister.policy.MalformedPolicyException;
import cloister.policy.PolicyDocument;
import cloister.policy.PolicyKind;
import cloister.prover.Setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads a rendered blueprint back, as people edited it; {@code docs/render-format.md} tells it. */
final class RenderedFolder {
    private final Path folder;
    private final Map<String, Object> index;

    private RenderedFolder(Path folder, Map<String, Object> index) {
        this.folder = folder;
        this.index = index;
    }

    /**
     * Reads a folder.
     *
     * @throws IOException a file is missing or can't be read, with what is wrong in its message
     */
    static Setup read(Path folder) throws IOException {
        Path file = folder.resolve("index.json");
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(
                    "there is no %s; write one with: render teams.yaml %s".formatted(file, folder));
        }
        try {
            return new RenderedFolder(folder, JsonTree.read(Files.readString(file))).setup();
        } catch (IllegalArgumentException wrong) {
            throw new IOException(file + ": " + wrong.getMessage(), wrong);
        }
    }

    private Setup setup() throws IOException {
        List<Document> documents = new ArrayList<>();
        for (Map<String, Object> entry : list("documents")) {
            documents.add(document(entry));
        }
        String stray = stray(documents);
        if (!stray.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s isn't in its documents; add it there or take the file away"
                            .formatted(stray));
        }
        try {
            return ProofSetup.of(
                    text(index, "account"),
                    text(index, "region"),
                    documents,
                    list("roles").stream()
                            .map(
                                    role ->
                                            new Rendering.Role(
                                                    text(role, "name"),
                                                    texts(role, "tags"),
                                                    strings(role, "permissions")))
                            .toList(),
                    list("users").stream()
                            .map(
                                    user ->
                                            new Rendering.User(
                                                    text(user, "name"), text(user, "group")))
                            .toList(),
                    list("profiles").stream()
                            .map(
                                    profile ->
                                            new Setup.Profile(
                                                    text(profile, "name"),
                                                    text(profile, "role"),
                                                    texts(profile, "tags")))
                            .toList(),
                    list("never").stream()
                            .map(n -> new Never(text(n, "who"), text(n, "can"), text(n, "on")))
                            .toList());
        } catch (MalformedPolicyException wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
    }

    /** The first file of a policy that no document is, or nothing. */
    private String stray(List<Document> documents) throws IOException {
        Set<String> known = new TreeSet<>(documents.stream().map(Document::file).toList());
        for (String kind : List.of("policies", "inline", "trust")) {
            if (!Files.isDirectory(folder.resolve(kind))) {
                continue;
            }
            try (Stream<Path> files = Files.list(folder.resolve(kind))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                    if (!known.contains(kind + "/" + file.getFileName())) {
                        return kind + "/" + file.getFileName();
                    }
                }
            }
        }
        return "";
    }

    private Document document(Map<String, Object> entry) throws IOException {
        String file = text(entry, "file");
        Path path = folder.resolve(file).normalize();
        if (!path.startsWith(folder.normalize()) || !Files.isRegularFile(path)) {
            throw new IllegalArgumentException("there is no file " + file + " in the folder");
        }
        String kind = text(entry, "kind");
        String json = Files.readString(path);
        try {
            PolicyDocument.parse(
                    json, kind.equals("trust") ? PolicyKind.TRUST : PolicyKind.INLINE_ROLE);
        } catch (MalformedPolicyException wrong) {
            throw new IllegalArgumentException(
                    file + " isn't a policy that IAM takes: " + wrong.getMessage(), wrong);
        }
        return new Document(
                file,
                Document.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                text(entry, "name"),
                json,
                strings(entry, "attachedTo"));
    }

    private List<Map<String, Object>> list(String key) {
        if (!(index.getOrDefault(key, List.of()) instanceof List<?> items)) {
            throw new IllegalArgumentException("%s must be a list".formatted(key));
        }
        return items.stream().map(item -> members(item, key)).toList();
    }

    private static Map<String, Object> members(Object item, String key) {
        if (!(item instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("%s must hold objects".formatted(key));
        }
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((name, value) -> members.put(name.toString(), value));
        return members;
    }

    private static String text(Map<String, Object> from, String key) {
        if (!(from.get(key) instanceof String text)) {
            throw new IllegalArgumentException("%s is missing or no text".formatted(key));
        }
        return text;
    }

    private static List<String> strings(Map<String, Object> from, String key) {
        return from.getOrDefault(key, List.of()) instanceof List<?> items
                ? items.stream().map(Object::toString).toList()
                : List.of();
    }

    private static Map<String, String> texts(Map<String, Object> from, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (from.getOrDefault(key, Map.of()) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> texts.put(name.toString(), value.toString()));
        }
        return texts;
    }
}
