package cloister.cli;

import cloister.cli.teams.Teams;
import cloister.cli.teams.TeamsException;
import cloister.cli.teams.TeamsReader;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The {@code teams.yaml} that a command line names. */
final class TeamsFile {
    /** The exit status of a command whose file says something impossible. */
    static final int REFUSED = 1;

    private TeamsFile() {}

    /**
     * Reads and checks the file; empty after every finding was told as {@code FILE:LINE:COLUMN:}.
     *
     * @throws IOException there is no such file, or it can't be read
     */
    static Optional<Teams> read(String name, PrintStream err) throws IOException {
        try {
            return Optional.of(TeamsReader.read(Files.readString(Path.of(name))));
        } catch (TeamsException wrong) {
            wrong.findings()
                    .forEach(
                            finding ->
                                    err.println(
                                            "%s:%d:%d: %s"
                                                    .formatted(
                                                            name,
                                                            finding.line(),
                                                            finding.column(),
                                                            finding.message())));
            return Optional.empty();
        } catch (NoSuchFileException missing) {
            throw new IOException("there is no file " + name, missing);
        }
    }
}
