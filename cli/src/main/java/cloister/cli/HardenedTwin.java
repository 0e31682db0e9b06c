package cloister.cli;

import cloister.cli.stack.Clients;
import cloister.cli.stack.Plan;
import cloister.cli.stack.Stack;
import cloister.cli.stack.Step;
import cloister.cli.teams.TeamsException;
import cloister.cli.teams.TeamsReader;
import cloister.server.CloisterServer;
import cloister.server.ServerSettings;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The demo's teams on a server of their own, set up by the hardened blueprint as apply does it. */
final class HardenedTwin {
    private static final String TEAMS =
            """
            version: 1
            domain: {name: two-teams, signIn: iam}
            blueprint: hardened
            admins: [studio-admin]
            teams:
              TeamA: {users: [userA1, userA2]}
              TeamB: {users: [userB1]}
            """;

    private final Walk walk;

    HardenedTwin(Walk walk) {
        this.walk = walk;
    }

    void play() throws InterruptedException {
        walk.section("The same where teams.yaml is applied, whose blueprint is the hardened one");
        try (CloisterServer server = CloisterServer.start(ServerSettings.inMemory());
                ApiClient client = new ApiClient(URI.create(server.url()), Stage.REGION)) {
            Stage stage =
                    DemoCommand.stage(server, client, new Blueprint(Home.folder(), Map.of()), walk);
            walk.allowed("apply sets both teams up", apply(server));
            walk.allowed("userB1 gets an access key", stage.giveKey("root", "userB1"));
            stage.openNotebook(TeamResources.B1, Administration.TEAM_B_ROLE);
            domain(stage).ifPresent(id -> new WorstHole(stage, id, new Browser()).playClosed());
        }
    }

    private static Answer apply(CloisterServer server) throws InterruptedException {
        StaticCredentialsProvider root =
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(
                                server.rootKey().accessKeyId(),
                                server.rootKey().secretAccessKey()));
        List<String> failures = new ArrayList<>();
        try (Clients clients =
                Clients.open(Optional.of(URI.create(server.url())), Stage.REGION, root)) {
            Stack stack = Stack.of(clients, TeamsReader.read(TEAMS), Stage.REGION);
            Plan plan = stack.plan(false);
            stack.apply(plan, step -> remember(step, failures));
        } catch (TeamsException wrong) {
            throw new IllegalStateException(wrong);
        }
        return failures.isEmpty()
                ? Answer.done(200, Map.of())
                : Answer.failed(0, "failed", String.join("; ", failures));
    }

    private static void remember(Step step, List<String> failures) {
        synchronized (failures) {
            step.failure().ifPresent(failures::add);
        }
    }

    private static Optional<String> domain(Stage stage) {
        Object domains =
                stage.call("root", "sagemaker:ListDomains", Map.of()).output().get("Domains");
        return domains instanceof List<?> all
                        && !all.isEmpty()
                        && all.getFirst() instanceof Map<?, ?> one
                ? Optional.ofNullable(one.get("DomainId")).map(Object::toString)
                : Optional.empty();
    }
}
