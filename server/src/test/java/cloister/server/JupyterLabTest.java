package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.DescribeAppResponse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What people and their code meet in a JupyterLab that a presigned URL opens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JupyterLabTest {
    private static final String EXPERIMENT = "experiment-team-a";

    private Path data;
    private TwoTeams teams;
    private Chromium chromium;
    private OpenStudioPage a1;
    private OpenStudioPage b1;

    @BeforeAll
    void open(@TempDir Path folder) {
        data = folder;
        chromium = Chromium.start();
        teams =
                TwoTeams.start(
                        ServerSettings.in(data)
                                .withPort(0)
                                .withApps(AppHosting.here().withJupyter(JupyterVenv.required())));
        a1 = OpenStudioPage.open(chromium.browser(), teams.presign(teams.user("userA1"), "userA1"));
        b1 = OpenStudioPage.open(chromium.browser(), teams.presign(teams.user("userB1"), "userB1"));
    }

    @AfterAll
    void close() {
        Stream.of(a1, b1, chromium, teams).filter(Objects::nonNull).forEach(JupyterLabTest::close);
    }

    private static void close(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void each_profile_has_an_origin_of_its_own() {
        a1.picture("jupyterlab");

        assertThat(a1.origin()).matches("http://s[0-9a-f]{20}\\.studio\\.localhost:\\d+");
        assertThat(a1.origin()).isNotEqualTo(b1.origin());
    }

    @Test
    void a_cell_works_as_the_execution_role_and_another_teams_cell_is_refused() {
        String made =
                a1.cell(
                        """
                        import boto3
                        sm = boto3.client('sagemaker')
                        team = [{'Key': 'team', 'Value': 'TeamA'}]
                        sm.create_experiment(ExperimentName='%s', Tags=team)['ExperimentArn']\
                        """
                                .formatted(EXPERIMENT));
        a1.picture("team-a-creates");
        String refused =
                b1.cell(
                        """
                        import boto3
                        boto3.client('sagemaker').delete_experiment(ExperimentName='%s')\
                        """
                                .formatted(EXPERIMENT));
        b1.picture("team-b-is-refused");

        assertThat(made)
                .contains("arn:aws:sagemaker:us-east-1:123456789012:experiment/" + EXPERIMENT);
        assertThat(refused.replaceAll("\\s+", " "))
                .contains(
                        "An error occurred (AccessDeniedException) when calling the"
                            + " DeleteExperiment operation: User:"
                            + " arn:aws:sts::123456789012:assumed-role/SageMakerStudioDeveloperTeamBRole/SageMaker"
                            + " is not authorized to perform: sagemaker:DeleteExperiment on"
                            + " resource: arn:aws:sagemaker:us-east-1:123456789012:experiment/"
                                + EXPERIMENT);
    }

    @Test
    void what_a_notebook_makes_names_its_user_profile() {
        String by =
                a1.run(
                        """
                        import boto3
                        sm = boto3.client('sagemaker')
                        sm.create_trial_component(TrialComponentName='by-a1', Tags=[{'Key': 'team', 'Value': 'TeamA'}])
                        print(sm.describe_trial_component(TrialComponentName='by-a1')['CreatedBy']['UserProfileName'])
                        """);

        assertThat(by.strip()).isEqualTo("userA1");
    }

    @Test
    void another_home_and_what_cloister_keeps_are_out_of_reach() throws IOException {
        a1.run("open('/home/sagemaker-user/secret.txt', 'w').write('of A1')");
        List<Path> homes;
        try (Stream<Path> files = Files.walk(data)) {
            homes = files.filter(file -> file.endsWith("secret.txt")).toList();
        }
        assertThat(homes).hasSize(1);

        for (Path kept :
                List.of(
                        homes.getFirst(),
                        data.resolve("root-credentials"),
                        data.resolve("state"),
                        data.resolve("audit"))) {
            assertThat(Files.exists(kept)).isTrue();
            assertThat(b1.run("print(open('%s').read())".formatted(kept)))
                    .as(kept.toString())
                    .matches("(FileNotFoundError|PermissionError): .*");
        }
        assertThat(b1.run("import os; print(os.path.exists('/home/sagemaker-user/secret.txt'))"))
                .contains("False");
    }

    @Test
    void another_apps_processes_sockets_and_tokens_are_out_of_reach() {
        String token =
                a1.run("import os; print(os.environ['AWS_CONTAINER_AUTHORIZATION_TOKEN'])").strip();
        String seen =
                b1.run(
                        """
                        import glob, os
                        for file in glob.glob('/proc/[0-9]*/environ') + glob.glob('/proc/[0-9]*/cmdline'):
                            try: print(open(file).read())
                            except OSError as refused: pass
                        print(glob.glob('/tmp/cloister*/*/*'), glob.glob('/run/cloister/app/*.sock'))
                        """);

        assertThat(a1.run("import pwd, os; print(pwd.getpwuid(os.getuid()).pw_name)").strip())
                .isEqualTo("sagemaker-user");
        assertThat(token).hasSize(43);
        assertThat(seen).doesNotContain(token).contains("[] ['/run/cloister/app/jupyter.sock']");
    }

    @Test
    void what_a_notebook_listens_at_is_nobody_elses_and_of_the_machine_cloister_alone_answers()
            throws IOException {
        Optional<String> missing = teams.server().wallsWarning();
        assumeTrue(
                missing.isEmpty() || Boolean.parseBoolean(System.getenv("CI")), missing.orElse(""));
        try (ServerSocket machine = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String listens =
                    a1.run(
                            """
                            import socket
                            own = socket.create_server(('127.0.0.1', 0))
                            port = own.getsockname()[1]
                            print(port, socket.create_connection(('127.0.0.1', port), 5).getpeername()[1])
                            """);
            String port = listens.strip().split(" ", 2)[0];
            String reached =
                    b1.run(
                            """
                            import os, socket, urllib.parse
                            def reach(port):
                                try: return socket.create_connection(('127.0.0.1', port), 5) and 'open'
                                except OSError as refused: return type(refused).__name__
                            print(reach(%s), reach(%d), reach(urllib.parse.urlparse(os.environ['AWS_ENDPOINT_URL']).port))
                            """
                                    .formatted(port, machine.getLocalPort()));

            assertThat(listens.strip()).isEqualTo(port + " " + port);
            assertThat(reached.strip())
                    .isEqualTo("ConnectionRefusedError ConnectionRefusedError open");
        }
    }

    @Test
    void credentials_are_given_for_the_apps_own_token_only() {
        String answers =
                b1.run(
                        """
                        import json, os, urllib.request, urllib.error
                        def ask(token):
                            request = urllib.request.Request(
                                os.environ['AWS_CONTAINER_CREDENTIALS_FULL_URI'], headers={'Authorization': token})
                            try: return json.load(urllib.request.urlopen(request))['RoleArn']
                            except urllib.error.HTTPError as refused: return refused.code
                        print(ask(os.environ['AWS_CONTAINER_AUTHORIZATION_TOKEN']), ask('guessed'), ask(''))
                        """);

        assertThat(answers.strip()).isEqualTo(teams.roleArn(TwoTeams.TEAM_B_ROLE) + " 403 403");
    }

    @Test
    void the_app_never_sees_the_browsers_cookie_nor_the_page_the_apps_secret() {
        String secret =
                a1.run(
                                "print(open('/run/cloister/config/app').read().split('secret=')[1].split()[0])")
                        .strip();

        assertThat(secret).hasSize(43);
        assertThat(a1.page().content()).doesNotContain(secret);
        assertThat(a1.page().evaluate("() => document.cookie").toString())
                .doesNotContain("cloister_");
    }

    @Test
    void a_large_file_comes_through_whole() {
        a1.run("open('large.bin', 'wb').write(bytes(range(256)) * (400 * 4096))");
        Object length =
                a1.page()
                        .evaluate(
                                """
                                async () => {
                                  const base = location.pathname.split('/lab')[0];
                                  const answer = await fetch(base + '/files/large.bin');
                                  return (await answer.arrayBuffer()).byteLength;
                                }
                                """);

        assertThat(length).isEqualTo(400 * 1024 * 1024);
    }

    @Test
    void removing_the_policy_closes_an_open_studio_with_its_web_sockets() {
        String link = teams.presign(teams.user("userA2"), "userA2");
        try (OpenStudioPage a2 = OpenStudioPage.open(chromium.browser(), link)) {
            assertThat(a2.run("print(1 + 1)").strip()).isEqualTo("2");
            teams.root()
                    .iam()
                    .deleteUserPolicy(
                            gone -> gone.userName("userA2").policyName("2a-studio-user-iam"));

            await(a2::webSocketClosed);
            assertThat(a2.go(a2.page().url()).status()).isEqualTo(403);
            a2.picture("permission-lost");
            assertThat(a2.page().content())
                    .contains("AccessDeniedException", "sagemaker:CreatePresignedDomainUrl");
        }
    }

    @Test
    void a_deleted_app_is_gone() {
        create("short");
        teams.root()
                .sagemaker()
                .deleteApp(
                        app ->
                                app.domainId(teams.domainId())
                                        .userProfileName("userB1")
                                        .appType(AppType.JUPYTER_LAB)
                                        .appName("short"));

        await(() -> status("short").equals("Deleted"));
    }

    @Test
    void an_app_that_crashes_has_failed_and_says_why() {
        create("crashing");
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("jupyter-lab"))
                .max(Comparator.comparing(p -> p.info().startInstant().orElse(Instant.EPOCH)))
                .orElseThrow()
                .destroyForcibly();

        await(() -> status("crashing").equals("Failed"));
        assertThat(describe("crashing").failureReason()).contains("killed by signal 9");
    }

    private void create(String name) {
        teams.root()
                .sagemaker()
                .createApp(
                        app ->
                                app.domainId(teams.domainId())
                                        .userProfileName("userB1")
                                        .appType(AppType.JUPYTER_LAB)
                                        .appName(name));
        await(() -> status(name).equals("InService"));
    }

    private String status(String name) {
        return describe(name).statusAsString();
    }

    private DescribeAppResponse describe(String name) {
        return teams.root()
                .sagemaker()
                .describeApp(
                        app ->
                                app.domainId(teams.domainId())
                                        .userProfileName("userB1")
                                        .appType(AppType.JUPYTER_LAB)
                                        .appName(name));
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("it came about").isBefore(deadline);
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }
}
