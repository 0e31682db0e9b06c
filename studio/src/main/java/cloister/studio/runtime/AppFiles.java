package cloister.studio.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.studio.AppLaunch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of one launch, in a folder that only Cloister enters: {@code config}, which the app may
 * read; {@code run}, which is the app's; and {@code door}, a hard link to the app's socket. The
 * link is what Cloister connects to, because the app could put a link to any socket of the machine
 * in the place of its own.
 */
record AppFiles(Path folder) {
    /** What takes the place of /etc/resolv.conf, where anything does. */
    static final String RESOLVER = "resolv.conf";

    /** What takes the place of /etc/passwd, where apps have users of their own. */
    static final String PASSWD = "passwd";

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
                List.of(
                        files.config().resolve(AppConfig.METADATA),
                        files.config().resolve(AppConfig.LAB_CONFIG));
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
    void write(AppLaunch app, Walls walls, Cell cell, String secret) throws IOException {
        Map<String, String> texts =
                AppConfig.files(
                        app,
                        secret,
                        walls.home(cell).toString(),
                        Map.of("socket", walls.run(cell).resolve(SOCKET).toString()));
        for (Map.Entry<String, String> text : texts.entrySet()) {
            put(config().resolve(text.getKey()), text.getValue(), cell, walls);
        }
        if (walls.givesOwners()) {
            put(config().resolve(PASSWD), walls.passwd(cell), cell, walls);
        }
        Optional<String> resolver = walls.resolver();
        if (resolver.isPresent()) {
            put(config().resolve(RESOLVER), resolver.get(), cell, walls);
        }
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
