package cloister.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** The command line: picks the command, and turns what it says into an exit status. */
public final class Main {
    /** The command line couldn't be understood. */
    private static final int MISUSED = 2;

    private static final List<Subcommand> COMMANDS =
            List.of(
                    new DemoCommand(System.out),
                    new UpCommand(System.out),
                    new DecideCommand(System.in, System.out),
                    new LintCommand(System.in, System.out, System.err),
                    new ProveCommand(System.getenv(), System.out, System.err),
                    new WhyCommand(System.getenv(), System.out),
                    new ScimTokenCommand(System.getenv(), System.out),
                    new RenderCommand(System.out, System.err),
                    new PlanCommand(System.getenv(), System.out, System.err),
                    new ApplyCommand(System.getenv(), System.out, System.err),
                    new DestroyCommand(System.getenv(), System.out, System.err),
                    new ExportCommand(System.out, System.err),
                    new ImportCommand(System.getenv(), System.out, System.err),
                    new JupyterCommand(System.out),
                    new BenchCommand(System.out));

    private Main() {}

    /** Runs a command and exits with its status. */
    public static void main(String[] words) {
        int status = run(List.of(words), System.out, System.err);
        System.out.flush();
        System.exit(status);
    }

    /** The commands' names, for what must agree with them. */
    public static List<String> commands() {
        return COMMANDS.stream().map(Subcommand::name).toList();
    }

    /** The names of a command's options; none where there is no such command. */
    public static List<String> options(String command) {
        return COMMANDS.stream()
                .filter(each -> each.name().equals(command))
                .flatMap(each -> each.options().stream())
                .map(Option::name)
                .toList();
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        if (words.isEmpty()) {
            err.print(Help.all(COMMANDS));
            return MISUSED;
        }
        return switch (words.getFirst()) {
            case "--help", "-h", "help" -> print(Help.all(COMMANDS), out);
            case "--version", "version" -> print(version() + "\n", out);
            default -> dispatch(words.getFirst(), words.subList(1, words.size()), out, err);
        };
    }

    private static int print(String text, PrintStream out) {
        out.print(text);
        return 0;
    }

    private static int dispatch(String name, List<String> words, PrintStream out, PrintStream err) {
        Optional<Subcommand> found =
                COMMANDS.stream().filter(command -> command.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            err.println(
                    "cloister: there is no command %s; there are: %s"
                            .formatted(name, String.join(", ", commands())));
            return MISUSED;
        }
        Subcommand command = found.get();
        if (words.contains("--help")) {
            return print(Help.of(command), out);
        }
        try {
            return command.run(Arguments.parse(words, command.options()));
        } catch (UsageException misuse) {
            err.println("cloister %s: %s".formatted(name, misuse.text()));
            err.println("Try ./cloister %s --help".formatted(name));
            return MISUSED;
        } catch (Exception failure) {
            err.println("cloister %s: %s".formatted(name, failure.getMessage()));
            return 1;
        }
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return "cloister %s on JDK %s"
                .formatted(version == null ? "from sources" : version, Runtime.version());
    }
}
