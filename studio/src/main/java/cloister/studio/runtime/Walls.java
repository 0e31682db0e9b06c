package cloister.studio.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * What stands between an app's process and the rest of the machine: a user id of its own where
 * Cloister is root, and namespaces of its own where there is bubblewrap. Only what a {@link Cell}
 * names exists for it then: no other home, no file of Cloister's, no other process.
 *
 * @param root whether Cloister runs as root
 * @param network how each gets a network of its own, where it can
 */
record Walls(
        boolean root,
        Optional<Path> bubblewrap,
        Optional<Path> setpriv,
        Optional<AppNetwork> network) {
    private static final Logger LOG = Logger.getLogger(Walls.class.getName());
    private static final Path HOME = Path.of("/home/sagemaker-user");
    private static final Path RUN = Path.of("/run/cloister/app");
    private static final Path CONFIG = Path.of("/run/cloister/config");

    private static final Path USERS = Path.of("/etc/passwd");
    private static final String SHELL = "/bin/bash";
    private static final Path RESOLVER = Path.of("/etc/resolv.conf");

    private static final String SHARED_NETWORK =
            "apps share the machine's network, so that they reach what another listens at.";

    /** The system's folders; those of a merged /usr are links into it. */
    private static final List<String> SYSTEM =
            List.of("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc");

    /** The walls that this machine can have. */
    static Walls here(String path) {
        boolean root = "root".equals(System.getProperty("user.name"));
        Optional<Path> bubblewrap = program("bwrap", path);
        Optional<Path> setpriv = program("setpriv", path);
        return new Walls(
                root,
                bubblewrap,
                setpriv,
                setpriv.filter(found -> root && bubblewrap.isPresent())
                        .flatMap(
                                found ->
                                        program("pasta", path)
                                                .map(pasta -> new AppNetwork(pasta, found))));
    }

    private static Optional<Path> program(String name, String path) {
        return new SearchPath("/usr/bin:" + path)
                .places(name)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Whether each home has a user id of its own. */
    boolean givesOwners() {
        return root && setpriv.isPresent();
    }

    /** Whether apps, as other users, go through Cloister's folders to get to theirs. */
    boolean needsAWay() {
        return givesOwners() && bubblewrap.isEmpty();
    }

    /** What is missing from whole walls, and what to do; empty where nothing is. */
    Optional<String> warning() {
        if (bubblewrap.isPresent() && givesOwners() == root) {
            return network.filter(AppNetwork::works).isPresent()
                    ? Optional.empty()
                    : Optional.of(SHARED_NETWORK + (root ? networkAdvice() : " Run as root."));
        }
        if (givesOwners()) {
            return Optional.of(
                    "apps have users of their own but no namespaces, so they see each other's"
                            + " processes. Install bubblewrap.");
        }
        return Optional.of(
                "apps are NOT walled off from each other or from Cloister's own files. Install"
                        + " bubblewrap and util-linux (setpriv).");
    }

    private String networkAdvice() {
        return network.isPresent()
                ? " The machine is on no network that pasta could lend them."
                : " Install passt.";
    }

    /** A home as the app's process knows it. */
    Path home(Cell cell) {
        return bubblewrap.isPresent() ? HOME : cell.home().path();
    }

    Path run(Cell cell) {
        return bubblewrap.isPresent() ? RUN : cell.run();
    }

    Path config(Cell cell) {
        return bubblewrap.isPresent() ? CONFIG : cell.config();
    }

    /** The command that runs a program in a cell, and ends it when Cloister ends. */
    List<String> command(Cell cell, List<String> program) throws IOException {
        List<String> command = new ArrayList<>();
        if (network.isPresent()) {
            command.addAll(ownNetwork(network.get(), cell));
        }
        if (bubblewrap.isPresent()) {
            command.addAll(namespaces(bubblewrap.get(), cell));
        }
        command.addAll(privileges(cell));
        command.addAll(program);
        return command;
    }

    private static List<String> ownNetwork(AppNetwork network, Cell cell) {
        if (network.works()) {
            return network.command(cell.port());
        }
        LOG.warning(() -> "An app is started in the machine's own network: pasta made none");
        return List.of();
    }

    /** What an app is to know of how names are resolved, where that isn't what the machine does. */
    Optional<String> resolver() throws IOException {
        return network.isPresent() ? AppNetwork.resolver(RESOLVER) : Optional.empty();
    }

    /** The machine's users and the app's own: ssh and others don't work for a nameless one. */
    String passwd(Cell cell) throws IOException {
        String owner = Integer.toString(cell.home().owner());
        return Files.readString(USERS, UTF_8).stripTrailing()
                + "\n"
                + String.join(":", "sagemaker-user", "x", owner, owner, "", HOME.toString(), SHELL)
                + "\n";
    }

    private List<String> privileges(Cell cell) {
        if (setpriv.isEmpty()) {
            return List.of();
        }
        List<String> command = new ArrayList<>(List.of(setpriv.get().toString(), "--no-new-privs"));
        if (root) {
            String owner = Integer.toString(cell.home().owner());
            command.addAll(
                    List.of(
                            "--reuid=" + owner,
                            "--regid=" + owner,
                            "--clear-groups",
                            "--inh-caps=-all",
                            "--bounding-set=-all"));
        }
        if (bubblewrap.isEmpty()) {
            command.add("--pdeathsig=KILL");
        }
        return command;
    }

    private List<String> namespaces(Path bwrap, Cell cell) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(bwrap.toString());
        command.addAll(List.of("--die-with-parent", "--new-session"));
        command.addAll(List.of("--unshare-pid", "--unshare-ipc", "--unshare-uts"));
        if (!root) {
            command.add("--unshare-user");
        }
        for (String folder : SYSTEM) {
            command.addAll(system(Path.of(folder)));
        }
        command.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        command.addAll(List.of("--perms", "1777", "--tmpfs", "/tmp"));
        command.addAll(List.of("--perms", "0755", "--tmpfs", "/run"));
        // Where a machine's resolver keeps its file behind the link /etc/resolv.conf.
        command.addAll(List.of("--ro-bind-try", "/run/systemd/resolve", "/run/systemd/resolve"));
        Set<Path> readable = new LinkedHashSet<>(cell.readable());
        readable.removeIf(folder -> folder.startsWith("/usr"));
        command.addAll(parents(readable));
        for (Path folder : readable) {
            command.addAll(List.of("--ro-bind", folder.toString(), folder.toString()));
        }
        command.addAll(List.of("--bind", cell.home().path().toString(), HOME.toString()));
        command.addAll(List.of("--bind", cell.run().toString(), RUN.toString()));
        command.addAll(List.of("--ro-bind", cell.config().toString(), CONFIG.toString()));
        Path metadata = cell.config().resolve(AppConfig.METADATA);
        command.addAll(List.of("--ro-bind", metadata.toString(), AppConfig.METADATA_PLACE));
        Path passwd = cell.config().resolve(AppFiles.PASSWD);
        if (Files.exists(passwd)) {
            command.addAll(List.of("--ro-bind", passwd.toString(), USERS.toString()));
        }
        Path resolver = cell.config().resolve(AppFiles.RESOLVER);
        if (Files.exists(resolver)) {
            command.addAll(
                    List.of("--ro-bind", resolver.toString(), RESOLVER.toRealPath().toString()));
        }
        command.addAll(List.of("--chdir", HOME.toString(), "--"));
        return command;
    }

    private static List<String> system(Path folder) throws IOException {
        if (Files.isSymbolicLink(folder)) {
            return List.of(
                    "--symlink", Files.readSymbolicLink(folder).toString(), folder.toString());
        }
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                ? List.of("--ro-bind", folder.toString(), folder.toString())
                : List.of();
    }

    /** Makes the folders above, which bubblewrap would make for root's eyes only. */
    private static List<String> parents(Set<Path> readable) {
        Set<Path> parents = new LinkedHashSet<>();
        Stream.concat(
                        readable.stream(),
                        Stream.of(HOME, RUN, CONFIG, Path.of(AppConfig.METADATA_PLACE)))
                .forEach(
                        folder -> {
                            for (int depth = 1; depth < folder.getNameCount(); depth++) {
                                parents.add(Path.of("/").resolve(folder.subpath(0, depth)));
                            }
                        });
        parents.removeIf(
                parent -> parent.equals(Path.of("/tmp")) || parent.equals(Path.of("/run")));
        List<String> made = new ArrayList<>();
        for (Path parent : parents) {
            made.addAll(List.of("--perms", "0755", "--dir", parent.toString()));
        }
        return made;
    }
}
