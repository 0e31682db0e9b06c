package cloister.studio.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class AppNetworkTest {
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    @TempDir private Path folder;

    @Test
    void of_the_machines_ports_an_app_gets_cloisters() {
        assertThat(
                        String.join(
                                " ",
                                new AppNetwork(Path.of("/usr/bin/pasta"), SETPRIV).command(4566)))
                .contains("--pdeathsig=KILL", "-T 4566", "-t none", "-u none", "-U none")
                .contains("--no-map-gw")
                .endsWith("--");
    }

    @Test
    void what_cannot_be_made_is_not_said_to_work() {
        assertThat(new AppNetwork(Path.of("/bin/false"), SETPRIV).works()).isFalse();
        assertThat(new AppNetwork(folder.resolve("nowhere"), SETPRIV).works()).isFalse();
    }

    @Test
    void names_are_asked_for_elsewhere_where_the_machine_asks_itself() throws IOException {
        Path machine = folder.resolve("resolv.conf");
        Files.writeString(machine, "# by a manager\nnameserver 127.0.0.53\nsearch example.org\n");

        assertThat(AppNetwork.resolver(machine))
                .contains("nameserver 169.254.1.1\n# by a manager\nsearch example.org\n");
    }

    @Test
    void a_resolver_beyond_the_machine_stays() throws IOException {
        Path machine = folder.resolve("resolv.conf");
        Files.writeString(machine, "nameserver 192.0.2.53\n");

        assertThat(AppNetwork.resolver(machine)).isEmpty();
        assertThat(AppNetwork.resolver(folder.resolve("none"))).isEmpty();
    }
}
