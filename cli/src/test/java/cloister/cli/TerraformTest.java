package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.server.CloisterServer;
import cloister.server.ServerSettings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

@Tag("real-client")
final class TerraformTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void what_terraform_applies_it_finds_again_and_destroys() {
        try (CloisterServer server = CloisterServer.start(ServerSettings.inMemory())) {
            TerraformFolder terraform = TerraformFolder.of(folder, "main.tf", server, Map.of());
            terraform.apply();
            terraform.planIsEmpty();
            terraform.destroyLeavesNothing();
        }
    }

    @Test
    void people_and_what_they_may_do_are_applied_imported_and_destroyed() throws IOException {
        try (CloisterServer server = CloisterServer.start(ServerSettings.inMemory())) {
            createInstance(server);
            TerraformFolder terraform = TerraformFolder.of(folder, "people.tf", server, Map.of());
            terraform.apply();
            terraform.planIsEmpty();

            String imports = imports(new ObjectMapper().readTree(terraform.run("show", "-json")));
            terraform.delete("terraform.tfstate");
            terraform.write("imports.tf", imports);

            assertThat(terraform.apply()).contains(" imported, 0 added, 0 changed, 0 destroyed.");
            terraform.delete("imports.tf");
            terraform.destroyLeavesNothing();
        }
    }

    /** Terraform has no resource for the instance. */
    private static void createInstance(CloisterServer server) throws IOException {
        try (ApiClient client = new ApiClient(URI.create(server.url()), "us-east-1")) {
            Keys root =
                    new Keys(
                            server.rootKey().accessKeyId(),
                            server.rootKey().secretAccessKey(),
                            Optional.empty());
            client.call(root, "sso:CreateInstance", Map.of());
        }
    }

    /** What makes Terraform find again what it has made, with the state forgotten. */
    private static String imports(JsonNode shown) {
        StringBuilder imports = new StringBuilder();
        for (JsonNode resource : shown.at("/values/root_module/resources")) {
            if (resource.path("mode").asText().equals("managed")) {
                imports.append(
                        """
                        import {
                          to = %s
                          id = "%s"
                        }
                        """
                                .formatted(resource.path("address").asText(), importId(resource)));
            }
        }
        return imports.toString();
    }

    /** What the provider's pages tell to import by; mostly the resource's id. */
    private static String importId(JsonNode resource) {
        JsonNode values = resource.path("values");
        return switch (resource.path("type").asText()) {
            case "aws_iam_user_group_membership" ->
                    values.path("user").asText() + "/" + values.at("/groups/0").asText();
            case "aws_iam_user_policy_attachment" -> attachment(values, "user");
            case "aws_iam_group_policy_attachment" -> attachment(values, "group");
            case "aws_iam_role_policy_attachment" -> attachment(values, "role");
            default -> values.path("id").asText();
        };
    }

    private static String attachment(JsonNode values, String holder) {
        return values.path(holder).asText() + "/" + values.path("policy_arn").asText();
    }
}
