package cloister.cli.stack;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts as YAML has them. */
final class Yaml {
    /** What YAML reads as that text and as nothing else. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./@-]*");

    private static final Pattern OTHER = Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n");

    private Yaml() {}

    static String text(String value) {
        return PLAIN.matcher(value).matches() && !OTHER.matcher(value).matches()
                ? value
                : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static String list(List<String> values) {
        return values.stream().map(Yaml::text).collect(Collectors.joining(", ", "[", "]"));
    }
}
