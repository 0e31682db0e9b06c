package cloister.cli;

import cloister.identity.TemporaryCredentials;
import cloister.server.CloisterServer;
import cloister.server.ServerSettings;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server with the seed's two teams set up, and what a program needs to be one of its people. */
final class TwoTeams implements AutoCloseable {
    static final Path BLUEPRINT = Path.of("../examples/two-teams").toAbsolutePath().normalize();

    private final CloisterServer server;
    private final ApiClient client;
    private final Stage stage;
    private final String domain;

    private TwoTeams(CloisterServer server, ApiClient client, Stage stage, String domain) {
        this.server = server;
        this.client = client;
        this.stage = stage;
        this.domain = domain;
    }

    static TwoTeams start() {
        CloisterServer server = CloisterServer.start(ServerSettings.inMemory());
        ApiClient client = new ApiClient(URI.create(server.url()), Stage.REGION);
        Walk walk = new Walk(new PrintStream(OutputStream.nullOutputStream()), Paint.PLAIN);
        Stage stage =
                new Stage(
                        client,
                        server.account(),
                        new Keys(
                                server.rootKey().accessKeyId(),
                                server.rootKey().secretAccessKey(),
                                Optional.empty()),
                        new Blueprint(
                                BLUEPRINT, Map.of("<S3 BucketName>", UnservedActions.BUCKET + "*")),
                        walk,
                        role -> keys(server.appCredentials(role)));
        String domain = new Administration(stage).play().orElseThrow();
        if (!walk.broken().isEmpty()) {
            throw new IllegalStateException(walk.broken().toString());
        }
        stage.openNotebook(TeamResources.A1, Administration.TEAM_A_ROLE);
        stage.openNotebook(TeamResources.B1, Administration.TEAM_B_ROLE);
        return new TwoTeams(server, client, stage, domain);
    }

    String domain() {
        return domain;
    }

    String account() {
        return server.account();
    }

    String url() {
        return server.url();
    }

    Stage stage() {
        return stage;
    }

    /** The environment in which an AWS client is somebody of the two teams. */
    Map<String, String> as(String who) {
        Keys keys = stage.keys(who).orElseThrow();
        Map<String, String> environment = new HashMap<>();
        environment.put("AWS_ENDPOINT_URL", url());
        environment.put("AWS_DEFAULT_REGION", Stage.REGION);
        environment.put("AWS_ACCESS_KEY_ID", keys.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", keys.secretAccessKey());
        keys.sessionToken().ifPresent(token -> environment.put("AWS_SESSION_TOKEN", token));
        environment.put("AWS_CONFIG_FILE", "none");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "none");
        environment.put("AWS_PAGER", "");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        return environment;
    }

    /** The same with more variables. */
    Map<String, String> as(String who, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(as(who));
        environment.putAll(more);
        return environment;
    }

    static List<String> words(String line) {
        return List.of(line.split(" ", -1));
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }

    private static Keys keys(TemporaryCredentials credentials) {
        return new Keys(
                credentials.accessKeyId(),
                credentials.secretAccessKey(),
                Optional.of(credentials.sessionToken()));
    }
}
