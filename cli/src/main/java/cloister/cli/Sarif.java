package cloister.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A log of findings that code hosts show beside the lines. Source: SARIF 2.1.0, OASIS. */
final class Sarif {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private Sarif() {}

    /** The whole log of one run. */
    static String log(
            String tool, List<Map<String, Object>> rules, List<Map<String, Object>> results) {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", tool);
        driver.put("rules", rules);
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("columnKind", "utf16CodeUnits");
        run.put("results", results);
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return JsonTree.write(log);
    }

    static Map<String, Object> rule(String id, String summary, String level) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", id);
        object.put("shortDescription", text(summary));
        object.put("defaultConfiguration", Map.of("level", level));
        return object;
    }

    static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }

    /**
     * A file by its name as a URI reference: relative as it was named, absolute with its scheme.
     */
    static Map<String, Object> artifact(String name) {
        return Map.of("uri", uri(name));
    }

    private static String uri(String name) {
        Path path = Path.of(name);
        try {
            return path.isAbsolute()
                    ? path.toUri().toString()
                    : new URI(null, null, path.toString().replace('\\', '/'), null).toASCIIString();
        } catch (URISyntaxException e) {
            return path.toUri().toString();
        }
    }
}
