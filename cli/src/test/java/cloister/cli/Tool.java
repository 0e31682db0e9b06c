package cloister.cli;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of this machine that tests run beside Cloister. */
record Tool(Path program) {
    private static final long MINUTES = 5;

    /** What a run left. */
    record Ran(int status, String out, String err) {
        Ran succeeded() {
            if (status != 0) {
                fail("status " + status + "\n" + out + "\n" + err);
            }
            return this;
        }
    }

    /** The program of that name in PATH; without it the test is skipped, in CI it fails. */
    static Tool required(String name) {
        Optional<Tool> found = find(name);
        require(found.isPresent(), name + " is not in PATH");
        return found.orElseThrow();
    }

    /** Skips the test where something isn't there, and says why; CI is to have everything. */
    static void require(boolean present, String reason) {
        if (!present && Boolean.parseBoolean(System.getenv("CI"))) {
            fail(reason);
        }
        assumeTrue(present, reason);
    }

    static Optional<Tool> find(String name) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Tool::new);
    }

    /** Runs it to its end in a folder, without this machine's AWS settings. */
    Ran run(Path folder, Map<String, String> environment, List<String> words) {
        try {
            Path out = Files.createTempFile(folder, "tool", ".out");
            Path err = Files.createTempFile(folder, "tool", ".err");
            ProcessBuilder builder = builder(folder, environment, words);
            Process process =
                    builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            process.getOutputStream().close();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                fail(program + " " + words + " didn't end in " + MINUTES + " minutes");
            }
            return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    ProcessBuilder builder(Path folder, Map<String, String> environment, List<String> words) {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Stream.concat(Stream.of(program.toString()), words.stream()).toList());
        builder.directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(environment);
        return builder;
    }
}
