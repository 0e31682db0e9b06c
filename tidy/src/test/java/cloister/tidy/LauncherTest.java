package cloister.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

final class LauncherTest {
    /** What a run left. */
    private record Ran(int status, String output) {}

    @TempDir private static Path folder = Path.of("");
    private static Path home = Path.of("");

    @BeforeAll
    static void a_built_copy_in_a_folder_with_spaces() throws IOException {
        Path built = Repository.ROOT.resolve("cli/target");
        boolean isPackaged = Files.exists(built.resolve("cloister.jar"));
        assumeTrue(isPackaged, "the jar is built by `mvn verify`, not by `mvn test`");
        home = Files.createDirectories(folder.resolve("a house with rooms"));
        copy(Repository.ROOT.resolve("cloister"), home.resolve("cloister"));
        copy(Repository.ROOT.resolve("pom.xml"), home.resolve("pom.xml"));
        Files.createDirectories(home.resolve("target"));
        Path lib = Files.createDirectories(home.resolve("cli/target/lib"));
        try (Stream<Path> jars = Files.list(built.resolve("lib"))) {
            jars.forEach(jar -> copy(jar, lib.resolve(String.valueOf(jar.getFileName()))));
        }
        copy(built.resolve("cloister.jar"), jar());
        Files.setLastModifiedTime(jar(), now());
    }

    @Test
    void it_starts_from_any_folder_and_through_links() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("cloister"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("link"));
        for (Path launcher : List.of(home.resolve("cloister"), link, second)) {
            Ran ran = run(launcher, Map.of(), "--version");
            assertThat(ran.output()).contains("on JDK 25");
            assertThat(ran.status()).isZero();
        }
    }

    @Test
    void it_passes_the_exit_status_on() {
        assertThat(run(home.resolve("cloister"), Map.of(), "no-such-command"))
                .satisfies(ran -> assertThat(ran.status()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.output()).contains("no command no-such-command"));
    }

    @Test
    void it_trains_once_and_never_again() throws IOException {
        Path launcher = home.resolve("cloister");
        try (Stream<Path> built = Files.list(home.resolve("cli/target"))) {
            built.filter(file -> file.toString().endsWith(".aot")).forEach(LauncherTest::delete);
        }
        assertThat(run(launcher, Map.of(), "--version").output()).contains("preparing fast starts");
        assertThat(run(launcher, Map.of(), "--version").output()).doesNotContain("preparing");
    }

    @Test
    void newer_sources_are_built_before_anything_runs() throws IOException {
        Path source = home.resolve("cli/src/main/java/Newer.java");
        Files.createDirectories(source.resolveSibling(""));
        Files.writeString(source, "class Newer {}");
        Path noMaven = Files.createDirectories(folder.resolve("bin"));
        for (String tool : List.of("bash", "dirname", "readlink", "find", "mkdir")) {
            Files.createSymbolicLink(noMaven.resolve(tool), which(tool));
        }
        Ran ran = run(home.resolve("cloister"), Map.of("PATH", noMaven.toString()), "--version");
        delete(source);
        Files.setLastModifiedTime(jar(), now());
        assertThat(ran.output()).contains("needs Maven 3.8 or newer");
        assertThat(ran.status()).isEqualTo(1);
    }

    private static Path jar() {
        return home.resolve("cli/target/cloister.jar");
    }

    private static FileTime now() {
        return FileTime.from(Instant.now());
    }

    private static Path which(String tool) {
        return Stream.of("/usr/bin", "/bin")
                .map(bin -> Path.of(bin, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private static Ran run(Path launcher, Map<String, String> environment, String... words) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(
                            Stream.concat(Stream.of(launcher.toString()), Stream.of(words))
                                    .toList());
            builder.environment().putAll(environment);
            Process process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(process.waitFor(), output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return fail(stopped);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
