package cloister.studio.runtime;

import cloister.studio.AppLaunch;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The homes of user profiles and spaces, {@code DOMAIN/NUMBER}, each with an owner of its own where
 * Cloister may give one. The number is the one that the domain's file system knows it by.
 */
final class Homes {
    /** Above all that login programs and container engines give out (systemd, UIDS-GIDS). */
    private static final int FIRST_OWNER = 1_900_000_000;

    private final Supplier<Path> parent;
    private final boolean owners;

    /**
     * @param parent where their folder is
     * @param owners whether each home gets an owner of its own, which only root can give
     */
    Homes(Supplier<Path> parent, boolean owners) {
        this.parent = parent;
        this.owners = owners;
    }

    private Path folder() {
        return parent.get().resolve("homes");
    }

    /**
     * A home.
     *
     * @param owner the user id that its apps run with; our own where owners can't be given
     */
    record Home(Path path, int owner) {}

    /** The home of an app's profile or space, made where there is none yet. */
    synchronized Home of(AppLaunch app) {
        try {
            Path path = folder().resolve(app.domainId()).resolve(Integer.toString(app.homeUid()));
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                make(path);
            }
            return new Home(path, owner(path));
        } catch (IOException e) {
            throw new UncheckedIOException("The home of " + app.arn() + " can't be made", e);
        }
    }

    private void make(Path path) throws IOException {
        Files.createDirectories(path.resolveSibling(""), mode("rwx--x--x"));
        int owner = owners ? nextOwner() : 0;
        Files.createDirectory(path, mode("rwx------"));
        if (owners) {
            own(path, owner);
        }
    }

    static void own(Path path, int owner) throws IOException {
        Files.setAttribute(path, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", owner, LinkOption.NOFOLLOW_LINKS);
    }

    static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static FileAttribute<?> mode(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    private int nextOwner() throws IOException {
        int last = FIRST_OWNER;
        for (Path domain : children(folder())) {
            for (Path home : children(domain)) {
                last = Math.max(last, owner(home));
            }
        }
        return last + 1;
    }

    private static List<Path> children(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.toList();
        }
    }

    /** Deletes all homes of a domain. */
    synchronized void delete(String domainId) {
        deleteAll(folder().resolve(domainId));
    }

    /** Deletes a folder with all that is in it; links are deleted, not followed. */
    static void deleteAll(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new Deletion());
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " can't be deleted", e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
