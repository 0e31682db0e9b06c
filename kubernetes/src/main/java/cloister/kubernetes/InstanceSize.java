package cloister.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/**
 * What an app may use, by its instance type.
 *
 * @param cpus virtual CPUs
 * @param memory GiB
 * @param gpus of NVIDIA
 */
record InstanceSize(int cpus, int memory, int gpus) {
    /** What JupyterLab apps run on where nothing is said (developer guide, JupyterLab). */
    static final String DEFAULT_TYPE = "ml.t3.medium";

    private static final String TABLE = "instance-types.txt";

    /** The size of a type; empty where the table doesn't have it. */
    static Optional<InstanceSize> of(String type) {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        InstanceSize.class.getResourceAsStream(TABLE), TABLE),
                                UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", -1))
                    .filter(words -> words[0].equals(type))
                    .map(InstanceSize::parse)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InstanceSize parse(String[] words) {
        return new InstanceSize(
                Integer.parseInt(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3]));
    }
}
