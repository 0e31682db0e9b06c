package cloister.cli;

import cloister.cli.export.CliScript;
import cloister.cli.export.CloudFormationTemplate;
import cloister.cli.export.Exported;
import cloister.cli.export.TerraformFile;
import cloister.cli.teams.Teams;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** {@code export}: the blueprint for another tool, on standard output. */
final class ExportCommand implements Subcommand {
    private static final String USAGE =
            "name the tool and the file: export terraform|cloudformation|cli teams.yaml";

    private final PrintStream out;
    private final PrintStream err;

    ExportCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String operands() {
        return "terraform|cloudformation|cli TEAMS.YAML";
    }

    @Override
    public String summary() {
        return "Print the same set-up for Terraform, CloudFormation or the AWS CLI.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.valued("--endpoint", "URL", "what it is for, where that isn't AWS itself"));
    }

    @Override
    public int run(Arguments arguments) throws IOException {
        if (arguments.operands().size() != 2) {
            throw new UsageException(USAGE);
        }
        Optional<Teams> teams = TeamsFile.read(arguments.operands().getLast(), err);
        if (teams.isEmpty()) {
            return TeamsFile.REFUSED;
        }
        Optional<URI> endpoint = arguments.value("--endpoint").map(StackTarget::url);
        Exported exported = Exported.of(teams.get(), endpoint);
        out.print(
                switch (arguments.operands().getFirst()) {
                    case "terraform" -> TerraformFile.of(exported);
                    case "cloudformation" -> CloudFormationTemplate.of(exported);
                    case "cli" -> CliScript.of(exported);
                    default -> throw new UsageException(USAGE);
                });
        return 0;
    }
}
