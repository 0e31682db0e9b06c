package cloister.cli;

/**
 * An option of a command.
 *
 * @param name with its dashes, {@code --port}
 * @param value what stands for its value in the help, {@code DIR}; empty where it takes none
 * @param text what it does, for the help
 */
record Option(String name, String value, String text) {
    static Option flag(String name, String text) {
        return new Option(name, "", text);
    }

    static Option valued(String name, String value, String text) {
        return new Option(name, value, text);
    }

    boolean takesValue() {
        return !value.isEmpty();
    }

    /** The option as it is typed, {@code --port NUMBER}. */
    String usage() {
        return takesValue() ? name + " " + value : name;
    }
}
