package cloister.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A list in one header: {@code a, "b,c"} (RFC 9110, "Lists"). */
final class HeaderList {
    private HeaderList() {}

    /**
     * @param dates whether the elements are HTTP dates, each with a comma of its own
     */
    static List<String> read(List<String> lines, boolean dates) {
        List<String> elements = new ArrayList<>();
        for (String line : lines) {
            List<String> parts = split(line);
            for (int i = 0; i < parts.size(); i++) {
                boolean day = dates && i + 1 < parts.size();
                elements.add(day ? parts.get(i) + ", " + parts.get(++i) : parts.get(i));
            }
        }
        return elements;
    }

    /**
     * @param quoted whether elements may hold what parts a list, and so need quotes
     */
    static String write(List<String> elements, boolean quoted) {
        return elements.stream()
                .map(element -> quoted ? quote(element) : element)
                .collect(Collectors.joining(", "));
    }

    private static List<String> split(String line) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean inQuotes = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                inQuotes = !inQuotes;
            } else if (c == '\\' && inQuotes && i + 1 < line.length()) {
                part.append(line.charAt(++i));
            } else if (c == ',' && !inQuotes) {
                parts.add(part.toString().trim());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().trim());
        return parts;
    }

    private static String quote(String element) {
        return element.indexOf(',') < 0 && element.indexOf('"') < 0
                ? element
                : '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
