package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.server.CloisterServer;
import cloister.server.ServerSettings;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

@Tag("real-client")
final class TerraformTest {
    /** What a plan exits with that changes nothing; 2 is one that would change something. */
    private static final int NOTHING_TO_DO = 0;

    @TempDir private Path folder = Path.of("");

    @Test
    void what_terraform_applies_it_finds_again_and_destroys() throws IOException {
        Tool terraform = Tool.required("terraform");
        Optional<Path> mirror = TerraformPlugins.mirror();
        Tool.require(mirror.isPresent(), "Terraform's AWS provider lies in no plugin folder");
        try (InputStream main = getClass().getResourceAsStream("terraform/main.tf")) {
            Files.copy(Objects.requireNonNull(main), folder.resolve("main.tf"));
        }
        Files.writeString(folder.resolve("terraform.rc"), configuration(mirror.orElseThrow()));
        try (CloisterServer server = CloisterServer.start(ServerSettings.inMemory())) {
            Map<String, String> environment = environment(server);
            run(terraform, environment, "init", "-input=false").succeeded();
            run(terraform, environment, "apply", "-auto-approve", "-input=false").succeeded();
            Tool.Ran plan =
                    run(terraform, environment, "plan", "-detailed-exitcode", "-input=false");
            assertThat(plan.status()).as(plan.out() + plan.err()).isEqualTo(NOTHING_TO_DO);
            run(terraform, environment, "destroy", "-auto-approve", "-input=false").succeeded();
            assertThat(run(terraform, environment, "show").succeeded().out())
                    .contains("The state file is empty");
        }
    }

    private Tool.Ran run(Tool terraform, Map<String, String> environment, String... words) {
        return terraform.run(folder, environment, List.of(words));
    }

    private Map<String, String> environment(CloisterServer server) {
        Map<String, String> environment = new HashMap<>();
        environment.put("TF_CLI_CONFIG_FILE", folder.resolve("terraform.rc").toString());
        environment.put("TF_VAR_endpoint", server.url());
        environment.put("TF_CLI_ARGS", "-no-color");
        environment.put("CHECKPOINT_DISABLE", "1");
        environment.put("AWS_ACCESS_KEY_ID", server.rootKey().accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", server.rootKey().secretAccessKey());
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        return environment;
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
