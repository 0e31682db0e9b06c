package cloister.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How long it takes from starting a process to its first authorized answer, Cloister's beside
 * moto_server's, turn by turn in one run.
 */
final class StartTimes {
    private static final int TURNS = 11;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Path home;

    StartTimes(Path home) {
        this.home = home;
    }

    /** Measures both and prints medians in milliseconds and their ratio. */
    void print(PrintStream out) throws IOException, InterruptedException {
        Optional<String> python = pythonWithMoto();
        List<Long> ours = new ArrayList<>();
        List<Long> theirs = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            ours.add(cloister());
            if (python.isPresent()) {
                theirs.add(moto(python.get()));
            }
        }
        out.printf("start to first authorized answer, median of %d turns%n", TURNS);
        out.printf("  cloister up --memory  %6.0f ms%n", milliseconds(ours));
        if (theirs.isEmpty()) {
            out.println("  moto_server           not installed: pip install 'moto[server]'");
            return;
        }
        out.printf(
                "  moto_server           %6.0f ms (it checks no signature and no policy)%n",
                milliseconds(theirs));
        out.printf("  ratio                 %6.2f%n", milliseconds(ours) / milliseconds(theirs));
    }

    private long cloister() throws IOException, InterruptedException {
        long began = System.nanoTime();
        try (LaunchedServer server = LaunchedServer.start(home)) {
            return firstAnswer(server.url(), began);
        }
    }

    private static long moto(String python) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        long began = System.nanoTime();
        Process process =
                new ProcessBuilder(python, "-m", "moto.server", "-p", Integer.toString(port))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            return firstAnswer(URI.create("http://127.0.0.1:" + port), began);
        } finally {
            LaunchedServer.end(process);
        }
    }

    /** Asks who the caller is until it is answered; nanoseconds since the process began. */
    private static long firstAnswer(URI endpoint, long began) throws InterruptedException {
        try (ApiClient client = new ApiClient(endpoint, Stage.REGION)) {
            while (System.nanoTime() - began < PATIENCE) {
                try {
                    if (client.call(LaunchedServer.ROOT, "sts:GetCallerIdentity", Map.of())
                            .isAllowed()) {
                        return System.nanoTime() - began;
                    }
                } catch (IOException notYet) {
                    TimeUnit.MILLISECONDS.sleep(1);
                }
            }
        }
        throw new IllegalStateException("no answer from " + endpoint);
    }

    private static Optional<String> pythonWithMoto() throws IOException, InterruptedException {
        Process process;
        try {
            process =
                    new ProcessBuilder(
                                    "python3",
                                    "-c",
                                    "import moto.server, sys; print(sys.executable)")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException noPython) {
            return Optional.empty();
        }
        String executable =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() == 0 ? Optional.of(executable) : Optional.empty();
    }

    private static double milliseconds(List<Long> nanoseconds) {
        return Median.of(nanoseconds) / 1e6;
    }
}
