package cloister.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A {@code cloister up} in a process of its own, as anybody starts it. */
final class LaunchedServer implements AutoCloseable {
    static final Keys ROOT =
            new Keys("AKIACLOISTERBENCH000", "a-secret-for-this-run-only", Optional.empty());

    private final Process process;
    private final URI url;

    private LaunchedServer(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Starts one that keeps nothing. */
    static LaunchedServer start(Path home) throws IOException {
        return start(home, "--memory");
    }

    /**
     * Starts one and waits until it is ready.
     *
     * @param home the launcher's folder
     * @throws IOException it ended instead
     */
    static LaunchedServer start(Path home, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("cloister").toString());
        command.addAll(List.of("up", "--port", "0"));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLOISTER_ROOT_ACCESS_KEY_ID", ROOT.accessKeyId());
        builder.environment().put("CLOISTER_ROOT_SECRET_ACCESS_KEY", ROOT.secretAccessKey());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        while (line != null && !line.startsWith("Ready")) {
            line = lines.readLine();
        }
        if (line == null) {
            end(process);
            throw new IOException("cloister up ended before it was ready");
        }
        return new LaunchedServer(process, URI.create(line.substring(line.indexOf("http"))));
    }

    URI url() {
        return url;
    }

    /** The bytes of its heap that are in use, after it was cleared up. */
    long liveBytes() throws IOException {
        Process histogram =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(process.pid()),
                                "GC.class_histogram")
                        .start();
        try (BufferedReader lines = histogram.inputReader(StandardCharsets.UTF_8)) {
            String total =
                    lines.lines()
                            .filter(line -> line.startsWith("Total"))
                            .findFirst()
                            .orElseThrow(() -> new IOException("jcmd tells no total"));
            return Long.parseLong(total.split("\\s+", 4)[2]);
        }
    }

    /**
     * Makes a call of the set-up, as the account's root.
     *
     * @throws IOException it didn't succeed
     */
    static Answer root(ApiClient client, String operation, Map<String, ?> input)
            throws IOException {
        return client.call(ROOT, operation, input).granted(operation);
    }

    @Override
    public void close() {
        end(process);
    }

    /** Asks a process to end, and makes it after five seconds, or when there is no time to wait. */
    static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
