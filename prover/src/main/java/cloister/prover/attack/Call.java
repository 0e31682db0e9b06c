package cloister.prover.attack;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A call of the API.
 *
 * @param who the player's name
 * @param operation with its service, {@code sagemaker:AddTags}
 * @param input its members by name
 */
public record Call(String who, String operation, Map<String, Object> input) {

    /** The call as one types it: {@code aws sagemaker add-tags --resource-arn …}. */
    public String commandLine() {
        String service = operation.substring(0, operation.indexOf(':'));
        String name = operation.substring(service.length() + 1);
        return "aws %s %s%s"
                .formatted(
                        service.equals("s3") ? "s3api" : service,
                        dashed(name),
                        input.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(e -> " --" + dashed(e.getKey()) + " " + value(e.getValue()))
                                .collect(Collectors.joining()));
    }

    private static String dashed(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }

    private static String value(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(Call::item).collect(Collectors.joining(" "));
            case Map<?, ?> map -> item(map);
            default -> quoted(value.toString());
        };
    }

    private static String item(Object value) {
        return value instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .sorted()
                        .collect(Collectors.joining(","))
                : quoted(value.toString());
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:=@,+-]+")
                ? text
                : "'" + text.replace("'", "'\\''") + "'";
    }
}
