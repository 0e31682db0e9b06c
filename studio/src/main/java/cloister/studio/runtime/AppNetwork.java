package cloister.studio.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A network for each app: nobody else gets to what it listens at, and of this machine's ports it
 * gets to Cloister's alone; what is beyond the machine, it reaches as the machine does. Made by
 * pasta, of passt; see pasta(1).
 */
record AppNetwork(Path pasta, Path setpriv) {
    private static final int PATIENCE_SECONDS = 10;

    /** An address that no host has (RFC 3927), where pasta takes questions for names. */
    private static final String NAMES = "169.254.1.1";

    /**
     * What runs a program in a network of its own, and ends it when Cloister ends.
     *
     * @param port Cloister's, at the loopback interface
     */
    List<String> command(int port) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(setpriv.toString(), "--pdeathsig=KILL"));
        command.addAll(List.of(pasta.toString(), "--foreground", "--quiet"));
        command.addAll(List.of("--runas", "0", "--netns-only", "--config-net", "--no-map-gw"));
        command.addAll(List.of("-t", "none", "-u", "none", "-U", "none"));
        command.addAll(List.of("-T", Integer.toString(port), "--dns-forward", NAMES, "--"));
        return command;
    }

    /** Whether it can be made now: a machine that is on no network itself has none to lend. */
    boolean works() {
        List<String> command = command(1);
        command.add("/bin/true");
        try {
            Process probe =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                            .start();
            boolean ended = probe.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            probe.destroyForcibly();
            return ended && probe.exitValue() == 0;
        } catch (IOException unusable) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * The resolver's configuration for an app, where the machine's own resolver is at its loopback
     * interface, which isn't the app's.
     *
     * @param machine the machine's, see resolv.conf(5)
     */
    static Optional<String> resolver(Path machine) throws IOException {
        if (!Files.exists(machine)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(machine, UTF_8);
        if (lines.stream().noneMatch(AppNetwork::isAtLoopback)) {
            return Optional.empty();
        }
        return Optional.of(
                Stream.concat(
                                Stream.of("nameserver " + NAMES),
                                lines.stream().filter(line -> !line.startsWith("nameserver")))
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    private static boolean isAtLoopback(String line) {
        return line.matches("nameserver\\s+(127\\..*|::1\\s*)");
    }
}
