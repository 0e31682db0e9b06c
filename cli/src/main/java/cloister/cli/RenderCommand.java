package cloister.cli;

import cloister.cli.teams.Folder;
import cloister.cli.teams.Renderer;
import cloister.cli.teams.Rendering;
import cloister.cli.teams.Teams;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code render}: the blueprint's policies as files, to read, edit and prove. */
final class RenderCommand implements Subcommand {
    private final PrintStream out;
    private final PrintStream err;

    RenderCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public String name() {
        return "render";
    }

    @Override
    public String operands() {
        return "TEAMS.YAML DIR";
    }

    @Override
    public String summary() {
        return "Write every policy and trust document of the blueprint as a JSON file.";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public int run(Arguments arguments) throws IOException {
        if (arguments.operands().size() != 2) {
            throw new UsageException("name the file and a folder: render teams.yaml DIR");
        }
        Optional<Teams> teams = TeamsFile.read(arguments.operands().getFirst(), err);
        if (teams.isEmpty()) {
            return TeamsFile.REFUSED;
        }
        Path folder = Path.of(arguments.operands().getLast());
        Rendering rendering = Renderer.render(teams.get());
        Folder.write(rendering, folder);
        out.println(
                "%d documents and index.json are in %s"
                        .formatted(rendering.documents().size(), folder));
        return 0;
    }
}
