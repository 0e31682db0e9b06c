package cloister.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where Terraform's AWS provider lies unpacked on this machine, for it can't always be fetched. */
final class TerraformPlugins {
    private static final String PROVIDER = "registry.terraform.io/hashicorp/aws";

    private TerraformPlugins() {}

    /** The folder of a filesystem mirror that holds the provider; empty where none does. */
    static Optional<Path> mirror() {
        return candidates().stream()
                .filter(folder -> Files.isDirectory(folder.resolve(PROVIDER)))
                .findFirst();
    }

    /** The places that Terraform itself looks at, then what is installed beside the system. */
    private static List<Path> candidates() {
        List<Path> found = new ArrayList<>();
        String named = System.getenv("TF_PLUGIN_MIRROR");
        if (named != null) {
            found.add(Path.of(named));
        }
        found.add(Path.of(System.getProperty("user.home"), ".terraform.d", "plugins"));
        found.add(Path.of("/usr/local/share/terraform/plugins"));
        found.add(Path.of("/usr/share/terraform/plugins"));
        Path beside = Path.of("/opt");
        if (Files.isDirectory(beside)) {
            try (Stream<Path> folders = Files.list(beside)) {
                folders.sorted().forEach(found::add);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return found;
    }
}
