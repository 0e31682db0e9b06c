package cloister.studio.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class WallsTest {
    private static final Optional<Path> BWRAP = Optional.of(Path.of("/usr/bin/bwrap"));
    private static final Optional<Path> SETPRIV = Optional.of(Path.of("/usr/bin/setpriv"));

    private final Cell cell =
            new Cell(
                    new Homes.Home(Path.of("/data/homes/d-1/200001"), 1_900_000_001),
                    Path.of("/tmp/cloister1/app/run"),
                    Path.of("/tmp/cloister1/app/config"),
                    List.of(Path.of("/data/jupyter"), Path.of("/usr")),
                    4566);

    @Test
    void as_root_with_bubblewrap_the_user_id_is_taken_inside_the_namespaces() throws IOException {
        Walls walls = new Walls(true, BWRAP, SETPRIV, Optional.empty());
        List<String> command = walls.command(cell, List.of("jupyter-lab"));

        assertThat(walls.warning().orElse("")).contains("network").contains("Install passt");
        assertThat(command.getFirst()).isEqualTo("/usr/bin/bwrap");
        assertThat(command.subList(command.indexOf("--"), command.size()))
                .contains("/usr/bin/setpriv", "--reuid=1900000001", "--bounding-set=-all")
                .endsWith("jupyter-lab");
        assertThat(command).contains("--unshare-pid").doesNotContain("--unshare-user");
    }

    @Test
    void only_what_the_cell_names_is_there() throws IOException {
        List<String> command =
                new Walls(true, BWRAP, SETPRIV, Optional.empty())
                        .command(cell, List.of("jupyter-lab"));

        assertThat(String.join(" ", command))
                .contains(
                        "--ro-bind /data/jupyter /data/jupyter",
                        "--bind /data/homes/d-1/200001 /home/sagemaker-user",
                        "--perms 0755 --dir /data ")
                .doesNotContain("--ro-bind / ", "--bind /data /data", "--bind /tmp ");
    }

    @Test
    void without_root_the_namespaces_include_one_of_users() throws IOException {
        Walls walls = new Walls(false, BWRAP, SETPRIV, Optional.empty());
        List<String> command = walls.command(cell, List.of("jupyter-lab"));

        assertThat(walls.warning().orElse("")).contains("network").contains("Run as root");
        assertThat(command).contains("--unshare-user").doesNotContain("--reuid=1900000001");
    }

    @Test
    void as_root_without_bubblewrap_a_user_id_is_left_and_that_is_said() throws IOException {
        Walls walls = new Walls(true, Optional.empty(), SETPRIV, Optional.empty());

        assertThat(walls.warning().orElse("")).contains("Install bubblewrap");
        assertThat(walls.command(cell, List.of("jupyter-lab")))
                .contains("--reuid=1900000001", "--pdeathsig=KILL");
        assertThat(walls.home(cell)).isEqualTo(cell.home().path());
    }

    @Test
    void where_no_wall_can_be_that_is_said_loudly() {
        assertThat(
                        new Walls(false, Optional.empty(), Optional.empty(), Optional.empty())
                                .warning()
                                .orElse(""))
                .contains("NOT walled off");
    }
}
