package cloister.cli;

import cloister.cli.stack.Clients;
import cloister.cli.stack.Failures;
import cloister.cli.stack.Imported;
import cloister.cli.stack.Imports;
import cloister.cli.teams.Teams;

import software.amazon.awssdk.core.exception.SdkException;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code import}: an account's set-up as a {@code teams.yaml}, as far as it fits. */
final class ImportCommand implements Subcommand {
    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    ImportCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String operands() {
        return "";
    }

    @Override
    public String summary() {
        return "Print an account's set-up as a teams.yaml, and say what doesn't fit.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                StackTarget.ENDPOINT,
                StackTarget.REGION,
                Option.valued("--domain", "NAME", "the Studio domain, where there are several"));
    }

    @Override
    public int run(Arguments arguments) throws IOException, InterruptedException {
        if (!arguments.operands().isEmpty()) {
            throw new UsageException(
                    "import reads an account and no file; redirect what it prints");
        }
        StackTarget target = new StackTarget(arguments, environment);
        String region = target.region(Optional.empty()).orElse(Teams.DEFAULT_REGION);
        try (Clients clients = Clients.open(target.endpoint(), region)) {
            Imported imported = Imports.read(clients, arguments.value("--domain"), region);
            out.print(imported.yaml());
            if (!imported.misfits().isEmpty()) {
                err.println("What doesn't fit; apply would change it:");
                imported.misfits().forEach(misfit -> err.println("  " + misfit));
            }
            return 0;
        } catch (SdkException | IllegalStateException failed) {
            throw new IOException(Failures.text(failed), failed);
        }
    }
}
