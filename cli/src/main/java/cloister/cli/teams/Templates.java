package cloister.cli.teams;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** The policies that come with Cloister, with placeholders such as {@code <account>}. */
final class Templates {
    private Templates() {}

    /**
     * A design's document by its name, filled in; what stands for a placeholder is JSON-safe text.
     */
    static String filled(Design design, String name, Map<String, String> fillings) {
        String path = design.name().toLowerCase(Locale.ROOT) + "/" + name + ".json";
        try (InputStream in = Templates.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no policy " + path);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> filling : fillings.entrySet()) {
                text = text.replace("<" + filling.getKey() + ">", filling.getValue());
            }
            return text;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
