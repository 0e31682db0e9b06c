package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.server.CloisterServer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Terraform with the AWS provider of this machine, in a folder with one configuration. */
final class TerraformFolder {
    /** What a plan exits with that changes nothing; 2 is one that would change something. */
    private static final int NOTHING_TO_DO = 0;

    private final Path folder;
    private final Tool terraform;
    private final Map<String, String> environment;

    private TerraformFolder(Path folder, Tool terraform, Map<String, String> environment) {
        this.folder = folder;
        this.terraform = terraform;
        this.environment = environment;
    }

    /**
     * Prepares a folder. Without Terraform or its provider the test is skipped.
     *
     * @param main the configuration, a resource beside this class
     * @param variables beside {@code endpoint}
     */
    static TerraformFolder of(
            Path folder, String main, CloisterServer server, Map<String, String> variables) {
        Tool terraform = Tool.required("terraform");
        Optional<Path> mirror = TerraformPlugins.mirror();
        Tool.require(mirror.isPresent(), "Terraform's AWS provider lies in no plugin folder");
        Map<String, String> environment = new HashMap<>();
        environment.put("TF_CLI_CONFIG_FILE", folder.resolve("terraform.rc").toString());
        environment.put("TF_VAR_endpoint", server.url());
        variables.forEach((name, value) -> environment.put("TF_VAR_" + name, value));
        environment.put("TF_CLI_ARGS", "-no-color");
        environment.put("CHECKPOINT_DISABLE", "1");
        environment.put("AWS_ACCESS_KEY_ID", server.rootKey().accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", server.rootKey().secretAccessKey());
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        TerraformFolder made = new TerraformFolder(folder, terraform, environment);
        try (InputStream file = TerraformFolder.class.getResourceAsStream("terraform/" + main)) {
            Files.copy(Objects.requireNonNull(file), folder.resolve("main.tf"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        made.write("terraform.rc", configuration(mirror.orElseThrow()));
        made.run("init", "-input=false");
        return made;
    }

    /** Runs a command that is to succeed; its output. */
    String run(String... words) {
        return terraform.run(folder, environment, List.of(words)).succeeded().out();
    }

    String apply() {
        return run("apply", "-auto-approve", "-input=false");
    }

    void planIsEmpty() {
        Tool.Ran plan =
                terraform.run(
                        folder, environment, List.of("plan", "-detailed-exitcode", "-input=false"));
        assertThat(plan.status()).as(plan.out() + plan.err()).isEqualTo(NOTHING_TO_DO);
    }

    void destroyLeavesNothing() {
        run("destroy", "-auto-approve", "-input=false");
        assertThat(run("show")).contains("The state file is empty");
    }

    void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void delete(String name) {
        try {
            Files.delete(folder.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String configuration(Path mirror) {
        return """
        disable_checkpoint = true
        provider_installation {
          filesystem_mirror {
            path    = "%s"
            include = ["hashicorp/aws"]
          }
        }
        """
                .formatted(mirror);
    }
}
