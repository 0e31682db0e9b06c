package cloister.studio.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.studio.AppLaunch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The files of one launch, in a folder that only Cloister enters: {@code config}, which the app may
 * read; {@code run}, which is the app's; and {@code door}, a hard link to the app's socket. The
 * link is what Cloister connects to, because the app could put a link to any socket of the machine
 * in the place of its own.
 */
record AppFiles(Path folder) {
    static final String METADATA = "metadata";

    /** What the page asks in a first visit is asked of nobody here: whether to fetch news. */
    private static final String PAGE_CONFIG =
            """
            {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": true}}
            """;

    private static final String LAB_CONFIG = "labconfig";
    static final String SETTINGS = "jupyter_server_config.py";

    private static final String SOCKET = "jupyter.sock";

    Path config() {
        return folder.resolve("config");
    }

    Path run() {
        return folder.resolve("run");
    }

    Path door() {
        return folder.resolve("door");
    }

    /** Makes the folders. */
    static AppFiles make(Path parent, AppLaunch app, Homes.Home home, boolean owners)
            throws IOException {
        var shared =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x"));
        var closed =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        AppFiles files = new AppFiles(Files.createDirectory(parent.resolve(app.id()), shared));
        Files.createDirectory(files.config(), closed);
        Files.createDirectory(files.run(), closed);
        List<Path> inner =
                List.of(files.config().resolve(METADATA), files.config().resolve(LAB_CONFIG));
        for (Path folder : inner) {
            Files.createDirectory(folder, closed);
        }
        if (owners) {
            Homes.own(files.config(), home.owner());
            Homes.own(files.run(), home.owner());
            for (Path folder : inner) {
                Homes.own(folder, home.owner());
            }
        }
        return files;
    }

    /** Writes what the app reads, before it is started. */
    void write(AppLaunch app, Walls walls, Cell cell, String secret, String base)
            throws IOException {
        Map<String, String> settings = new TreeMap<>();
        settings.put("secret", secret);
        settings.put("base", base);
        settings.put("socket", walls.run(cell).resolve(SOCKET).toString());
        settings.put("home", walls.home(cell).toString());
        settings.put("person", app.userProfileName().or(app::spaceName).orElse(""));
        StringBuilder lines = new StringBuilder();
        settings.forEach((name, value) -> lines.append(name + "=" + value + "\n"));
        put(config().resolve("app"), lines.toString(), cell, walls);
        put(config().resolve(SETTINGS), template(), cell, walls);
        put(config().resolve(LAB_CONFIG).resolve("page_config.json"), PAGE_CONFIG, cell, walls);
        put(
                config().resolve(METADATA).resolve("resource-metadata.json"),
                metadata(app),
                cell,
                walls);
    }

    private static void put(Path file, String text, Cell cell, Walls walls) throws IOException {
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, UTF_8);
        if (walls.givesOwners()) {
            Homes.own(file, cell.home().owner());
        }
    }

    /** What the SageMaker SDK reads to find the execution role; names and ARNs need no escape. */
    private static String metadata(AppLaunch app) {
        StringBuilder json = new StringBuilder("{");
        Map<String, String> members = new TreeMap<>();
        members.put("AppType", app.appType());
        members.put("DomainId", app.domainId());
        members.put("ExecutionRoleArn", app.executionRole());
        members.put("ResourceArn", app.arn());
        members.put("ResourceName", app.appName());
        app.userProfileName().ifPresent(name -> members.put("UserProfileName", name));
        app.spaceName().ifPresent(name -> members.put("SpaceName", name));
        members.forEach(
                (name, value) ->
                        json.append(json.length() > 1 ? ", " : "")
                                .append("\"%s\": \"%s\"".formatted(name, value)));
        return json.append("}\n").toString();
    }

    private static String template() {
        try (InputStream in = AppFiles.class.getResourceAsStream(SETTINGS)) {
            return new String(Objects.requireNonNull(in, SETTINGS).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the app has made its socket. */
    boolean hasSocket() {
        return Files.exists(run().resolve(SOCKET), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Makes the door from the app's socket.
     *
     * @param owner the user id that the app runs with
     * @throws IOException where the app has put anything else there
     */
    void openDoor(int owner) throws IOException {
        Files.createLink(door(), run().resolve(SOCKET));
        boolean other =
                !Files.readAttributes(door(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isOther();
        if (other || Homes.owner(door()) != owner) {
            Files.delete(door());
            throw new IOException("The app has put something else in the place of its socket.");
        }
    }

    void delete() {
        Homes.deleteAll(folder);
    }
}
