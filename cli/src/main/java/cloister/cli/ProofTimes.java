package cloister.cli;

import cloister.cli.teams.Renderer;
import cloister.cli.teams.Teams;
import cloister.policy.MalformedPolicyException;
import cloister.prover.Setup;
import cloister.prover.attack.Search;
import cloister.prover.attack.World;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long {@code prove} takes for more and more teams, beside trying every sequence of calls in a
 * world of two teams for longer and longer sequences.
 */
final class ProofTimes {
    private static final List<Integer> TEAMS = List.of(2, 10, 100, 1_000);
    private static final int USERS = 100;
    private static final int TURNS = 3;
    private static final String HEAD =
            """
            version: 1
            domain: {name: many-teams, signIn: iam}
            admins: [studio-admin]
            teams:
            """;

    /** The search ends with the length that first takes longer. */
    private static final double ENOUGH_SECONDS = 20;

    private static final int MOST_CALLS = 8;

    private final Path home;

    ProofTimes(Path home) {
        this.home = home;
    }

    /** Measures, and prints seconds; it throws where something isn't proved. */
    void print(PrintStream out) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("cloister-proofs");
        try {
            out.printf(
                    "./cloister prove, hardened, %d users a team, from the start of the process,"
                            + " median of %d turns%n",
                    USERS, TURNS);
            Path file = folder.resolve("teams.yaml");
            for (int teams : TEAMS) {
                Files.writeString(file, text(teams));
                List<Double> seconds = new ArrayList<>();
                for (int turn = 0; turn < TURNS; turn++) {
                    seconds.add(proof(file));
                }
                out.printf("  %,6d teams %29.1f s%n", teams, Median.of(seconds));
            }
            out.println(
                    "every sequence of calls in a world of two teams, classic, which shows no more"
                            + " than that");
            Files.writeString(file, "blueprint: classic\n" + text(TEAMS.getFirst()));
            search(file, out);
        } finally {
            Files.deleteIfExists(folder.resolve("teams.yaml"));
            Files.deleteIfExists(folder);
        }
    }

    private double proof(Path file) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int status =
                new ProcessBuilder(home.resolve("cloister").toString(), "prove", file.toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start()
                        .waitFor();
        if (status != 0) {
            throw new IOException("prove ended with status " + status + ", not with a proof");
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void search(Path file, PrintStream out) throws IOException {
        Teams teams = TeamsFile.read(file.toString(), System.err).orElseThrow();
        Setup setup;
        try {
            setup = ProofSetup.of(Renderer.render(teams));
        } catch (MalformedPolicyException impossible) {
            throw new IOException(impossible);
        }
        World world = World.of(setup, setup.teamRoles().getFirst().name()).orElseThrow();
        double seconds = 0;
        for (int calls = 1; calls <= MOST_CALLS && seconds < ENOUGH_SECONDS; calls++) {
            Search search = new Search(world, calls);
            long start = System.nanoTime();
            search.run();
            seconds = (System.nanoTime() - start) / 1e9;
            out.printf(
                    "  up to %d calls %,15d sequences %8.1f s%n", calls, search.tried(), seconds);
        }
    }

    private static String text(int teams) {
        StringBuilder text = new StringBuilder(HEAD);
        for (int team = 1; team <= teams; team++) {
            String prefix = "u%04d-".formatted(team);
            String users =
                    IntStream.rangeClosed(1, USERS)
                            .mapToObj(user -> prefix + user)
                            .collect(Collectors.joining(", "));
            text.append(
                    "  Team%04d: {bucket: example-team-%1$04d, users: [%s]}\n"
                            .formatted(team, users));
        }
        return text.toString();
    }
}
