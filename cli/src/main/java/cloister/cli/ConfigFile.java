package cloister.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A configuration file: lines {@code key = value}; {@code #} begins a comment line. */
final class ConfigFile {
    private ConfigFile() {}

    /**
     * Reads a file.
     *
     * @throws UsageException it can't be read, a line is malformed, or a key is unknown or repeated
     */
    static Map<String, String> read(Path file, List<String> known) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException failure) {
            throw new UsageException("can't read the configuration file " + file, failure);
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                add(line, file + ":" + (i + 1), known, values);
            }
        }
        return values;
    }

    private static void add(
            String line, String place, List<String> known, Map<String, String> values) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            throw new UsageException("%s: expected key = value, not: %s".formatted(place, line));
        }
        String key = line.substring(0, equals).strip();
        if (!known.contains(key)) {
            throw new UsageException(
                    "%s: unknown key %s; known are: %s"
                            .formatted(place, key, String.join(", ", known)));
        }
        if (values.put(key, line.substring(equals + 1).strip()) != null) {
            throw new UsageException("%s: the key %s is there twice".formatted(place, key));
        }
    }
}
