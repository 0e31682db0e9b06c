package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.cli.export.CliScript;
import cloister.cli.export.CloudFormationTemplate;
import cloister.cli.export.Exported;
import cloister.cli.export.TerraformFile;
import cloister.cli.stack.Change;
import cloister.cli.stack.Clients;
import cloister.cli.stack.Stack;
import cloister.cli.teams.Teams;
import cloister.cli.teams.TeamsReader;
import cloister.server.CloisterServer;
import cloister.server.ServerSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What another tool makes of an export is what {@code apply} would have made. */
@Tag("real-client")
final class ExportTest {
    @TempDir private Path folder = Path.of("");
    private final CloisterServer server = CloisterServer.start(ServerSettings.inMemory());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void what_terraform_makes_leaves_nothing_to_plan() throws Exception {
        Tool terraform = Tool.required("terraform");
        Optional<Path> mirror = TerraformPlugins.mirror();
        Tool.require(mirror.isPresent(), "Terraform's AWS provider lies in no plugin folder");
        Files.writeString(folder.resolve("main.tf"), TerraformFile.of(exported("hardened", "iam")));
        Files.writeString(
                folder.resolve("terraform.rc"),
                "provider_installation {\n  filesystem_mirror {\n    path = \"%s\"\n  }\n}\n"
                        .formatted(mirror.orElseThrow()));
        run(terraform, "init", "-input=false").succeeded();
        run(terraform, "apply", "-auto-approve", "-input=false").succeeded();
        assertThat(planned("hardened", "iam")).isEmpty();
        run(terraform, "plan", "-detailed-exitcode", "-input=false").succeeded();
        run(terraform, "destroy", "-auto-approve", "-input=false").succeeded();
        assertThat(planned("hardened", "iam")).allSatisfy(c -> assertThat(c).startsWith("create"));
    }

    @Test
    void what_the_script_makes_leaves_nothing_to_plan() throws Exception {
        Tool.required("aws");
        Files.writeString(folder.resolve("set-up.sh"), CliScript.of(exported("classic", "saml")));
        run(Tool.required("bash"), "set-up.sh").succeeded();
        assertThat(planned("classic", "saml")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"hardened, iam", "classic, saml", "hardened, sso"})
    void cloudformation_s_linter_finds_nothing_wrong(String design, String signIn)
            throws Exception {
        Tool lint = Tool.required("cfn-lint");
        Files.writeString(
                folder.resolve("template.json"),
                CloudFormationTemplate.of(exported(design, signIn)));
        Tool.Ran ran = run(lint, "template.json");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.status()).isZero();
    }

    private Exported exported(String design, String signIn) throws Exception {
        return Exported.of(teams(design, signIn), Optional.of(URI.create(server.url())));
    }

    private static Teams teams(String design, String signIn) throws Exception {
        return TeamsReader.read(
                """
                version: 1
                domain: {name: research, signIn: %s}
                blueprint: %s
                admins: [boss]
                teams:
                  Red: {users: [r.1, r_1@x], bucket: red-data, projects: [machine vision]}
                  Blue-2: {users: [b1], bucket: blue-data, repositories: [blue/base]}
                """
                        .formatted(signIn, design));
    }

    /** What is left to do, a word and a name each. */
    private List<String> planned(String design, String signIn) throws Exception {
        try (Clients clients =
                Clients.open(
                        Optional.of(URI.create(server.url())),
                        Stage.REGION,
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(
                                        server.rootKey().accessKeyId(),
                                        server.rootKey().secretAccessKey())))) {
            return Stack.of(clients, teams(design, signIn), Stage.REGION)
                    .plan(false)
                    .changes()
                    .stream()
                    .map(ExportTest::words)
                    .toList();
        }
    }

    private static String words(Change change) {
        return change.word()
                + " "
                + change.kind().word()
                + " "
                + change.name()
                + " "
                + change.differences();
    }

    private Tool.Ran run(Tool tool, String... words) {
        Map<String, String> environment = new HashMap<>();
        environment.put("TF_CLI_CONFIG_FILE", folder.resolve("terraform.rc").toString());
        environment.put("TF_CLI_ARGS", "-no-color");
        environment.put("CHECKPOINT_DISABLE", "1");
        environment.put("AWS_ACCESS_KEY_ID", server.rootKey().accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", server.rootKey().secretAccessKey());
        environment.put("AWS_CONFIG_FILE", "none");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "none");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        return tool.run(folder, environment, List.of(words));
    }
}
