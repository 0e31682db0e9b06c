package cloister.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was typed after a command's name: options by name, and the rest in its order. */
final class Arguments {
    private final Map<String, String> options;
    private final List<String> operands;

    private Arguments(Map<String, String> options, List<String> operands) {
        this.options = options;
        this.operands = operands;
    }

    /**
     * Reads {@code --name value}, {@code --name=value}, flags and operands; after {@code --} all
     * are operands.
     *
     * @throws UsageException an option that the command doesn't have, or one without its value
     */
    static Arguments parse(List<String> words, List<Option> known) {
        Map<String, String> options = new LinkedHashMap<>();
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                operands.addAll(words.subList(i + 1, words.size()));
                break;
            }
            if (!word.startsWith("-") || word.equals("-")) {
                operands.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            Option option = find(equals < 0 ? word : word.substring(0, equals), known);
            if (!option.takesValue() && equals >= 0) {
                throw new UsageException(option.name() + " takes no value");
            }
            if (option.takesValue() && equals < 0 && ++i == words.size()) {
                throw new UsageException("missing value: " + option.usage());
            }
            options.put(option.name(), equals < 0 ? words.get(i) : word.substring(equals + 1));
        }
        return new Arguments(options, operands);
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(options.get(option));
    }

    /**
     * The value as a whole number.
     *
     * @throws UsageException it isn't one, or not within the bounds
     */
    Optional<Integer> number(String option, int least, int most) {
        return value(option).map(text -> number(option, text, least, most));
    }

    static int number(String name, String text, int least, int most) {
        if (!text.matches("\\d{1,9}")
                || Integer.parseInt(text) < least
                || Integer.parseInt(text) > most) {
            throw new UsageException(
                    "%s is %s and must be a number from %d to %d"
                            .formatted(name, text, least, most));
        }
        return Integer.parseInt(text);
    }

    List<String> operands() {
        return operands;
    }

    private static Option find(String name, List<Option> known) {
        return known.stream()
                .filter(option -> option.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "unknown option %s; known are: %s"
                                                .formatted(
                                                        name,
                                                        String.join(
                                                                ", ",
                                                                known.stream()
                                                                        .map(Option::usage)
                                                                        .toList()))));
    }
}
