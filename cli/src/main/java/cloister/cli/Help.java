package cloister.cli;

import java.util.List;

/** The help, written from what the commands say of themselves. */
final class Help {
    private Help() {}

    static String all(List<Subcommand> commands) {
        StringBuilder text =
                new StringBuilder("Usage: ./cloister COMMAND [OPTIONS]\n\nCommands:\n");
        commands.forEach(
                command -> text.append("  %-8s %s%n".formatted(command.name(), command.summary())));
        return text.append(
                        """

                        Options:
                          --help     this help; after a command, that command's
                          --version  the version and the JDK it runs on
                        """)
                .toString();
    }

    static String of(Subcommand command) {
        String operands = command.operands().isEmpty() ? "" : " " + command.operands();
        StringBuilder text =
                new StringBuilder(
                        "Usage: ./cloister %s [OPTIONS]%s%n%n%s%n%nOptions:%n"
                                .formatted(command.name(), operands, command.summary()));
        int width =
                command.options().stream()
                        .mapToInt(option -> option.usage().length())
                        .max()
                        .orElse(0);
        int column = Math.max(width, "--help".length());
        command.options()
                .forEach(option -> text.append(line(column, option.usage(), option.text())));
        return text.append(line(column, "--help", "this help")).toString();
    }

    private static String line(int column, String usage, String text) {
        return "  " + usage + " ".repeat(column - usage.length() + 2) + text + "\n";
    }
}
