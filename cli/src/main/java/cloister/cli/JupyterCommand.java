package cloister.cli;

import cloister.studio.runtime.JupyterInstaller;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code jupyter install}: gets the JupyterLab that Studio apps run. */
final class JupyterCommand implements Subcommand {
    private final PrintStream out;

    JupyterCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public String name() {
        return "jupyter";
    }

    @Override
    public String operands() {
        return "install [-- PIP-OPTIONS]";
    }

    @Override
    public String summary() {
        return "Install JupyterLab into the data directory, by pip, for Studio apps to run.";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.valued("--data", "DIR", "where state is kept (./cloister-data)"));
    }

    @Override
    public int run(Arguments arguments) throws IOException, InterruptedException {
        List<String> operands = arguments.operands();
        if (operands.isEmpty() || !operands.getFirst().equals("install")) {
            throw new UsageException("say what to do: install");
        }
        Path data = Path.of(arguments.value("--data").orElse(UpCommand.DEFAULT_DATA));
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        new JupyterInstaller(data, path).install(operands.subList(1, operands.size()));
        out.println(
                "Installed. './cloister up --data %s' runs it for Studio apps.".formatted(data));
        return 0;
    }
}
