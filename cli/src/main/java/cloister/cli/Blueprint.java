package cloister.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A folder of policies with placeholders, as {@code examples/two-teams} is.
 *
 * @param fillings what stands for each placeholder, angle brackets included
 */
record Blueprint(Path folder, Map<String, String> fillings) {
    /**
     * A file's policy with its placeholders filled in.
     *
     * @throws UsageException the file can't be read
     */
    String policy(String name) {
        Path file = folder.resolve(name + ".json");
        try {
            String text = Files.readString(file);
            for (Map.Entry<String, String> filling : fillings.entrySet()) {
                text = text.replace(filling.getKey(), filling.getValue());
            }
            return text;
        } catch (IOException failure) {
            throw new UsageException("the blueprint lacks the policy " + file, failure);
        }
    }

    Blueprint with(String placeholder, String filling) {
        Map<String, String> more = new HashMap<>(fillings);
        more.put(placeholder, filling);
        return new Blueprint(folder, Map.copyOf(more));
    }
}
