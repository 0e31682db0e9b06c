package cloister.cli;

import cloister.identity.TemporaryCredentials;
import cloister.server.AppHosting;
import cloister.server.CloisterServer;
import cloister.server.RootKey;
import cloister.server.ServerSettings;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code demo}: two teams set up and walled off from each other, by real signed requests. */
final class DemoCommand implements Subcommand {
    private final PrintStream out;
    private final boolean twin;

    DemoCommand(PrintStream out) {
        this(out, true);
    }

    /**
     * @param twin whether the hardened blueprint is shown too, which takes the AWS SDK
     */
    DemoCommand(PrintStream out, boolean twin) {
        this.out = out;
        this.twin = twin;
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String operands() {
        return "";
    }

    @Override
    public String summary() {
        return "Set two teams up as the AWS article does, try every sentence of it, and serve on.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.flag(
                        "--once", "exit after the walk; status 0 only if every expectation held"),
                Option.valued("--port", "NUMBER", "where to listen (4566); 0 picks a free port"),
                Option.valued("--blueprint", "DIR", "the policies to try (examples/two-teams)"));
    }

    @Override
    public int run(Arguments arguments) throws InterruptedException {
        if (!arguments.operands().isEmpty()) {
            throw new UsageException(
                    "demo takes options only, not " + arguments.operands().getFirst());
        }
        boolean once = arguments.has("--once");
        int port =
                arguments
                        .number("--port", 0, 65_535)
                        .orElse(once ? 0 : ServerSettings.DEFAULT_PORT);
        Path folder = arguments.value("--blueprint").map(Path::of).orElseGet(DemoCommand::article);
        if (!Files.isDirectory(folder)) {
            throw new UsageException("there is no blueprint at " + folder);
        }
        try (CloisterServer server =
                CloisterServer.start(
                        ServerSettings.inMemory()
                                .withPort(port)
                                .withApps(
                                        AppHosting.here()
                                                .withData(Path.of(UpCommand.DEFAULT_DATA))))) {
            boolean held = walk(server, folder, once);
            if (once) {
                return held ? 0 : 1;
            }
            Thread.currentThread().join();
            return 0;
        }
    }

    /** The folder of the article's policies as printed. */
    private static Path article() {
        return Home.folder().resolve("examples/two-teams");
    }

    private boolean walk(CloisterServer server, Path folder, boolean once)
            throws InterruptedException {
        Walk walk = new Walk(out, Paint.ofOutput());
        out.println("Ready " + server.url());
        try (ApiClient client = new ApiClient(URI.create(server.url()), Stage.REGION)) {
            Map<String, String> fillings = Map.of("<S3 BucketName>", UnservedActions.BUCKET + "*");
            Stage stage = stage(server, client, new Blueprint(folder, fillings), walk);
            Optional<String> domain = new Administration(stage).play();
            domain.ifPresent(
                    id -> {
                        new OwnStudioOnly(stage, id, new Browser()).play();
                        new TeamResources(stage, id).play();
                    });
            new UnservedActions(stage).play();
            if (domain.isPresent() && isArticle(folder)) {
                new WorstHole(stage, domain.get(), new Browser()).playOpen();
                if (twin) {
                    new HardenedTwin(walk).play();
                }
            }
            boolean held = walk.conclude();
            if (!once && domain.isPresent()) {
                new NextSteps(stage, server.url(), domain.get()).print(out);
            }
            return held;
        }
    }

    /** Policies that somebody mended needn't leak; the article's do. */
    private static boolean isArticle(Path folder) {
        Path article = article();
        return folder.toAbsolutePath().normalize().equals(article.normalize());
    }

    /**
     * A server as the demo plays on it, with its root and the credentials that Studio hands out.
     */
    static Stage stage(CloisterServer server, ApiClient client, Blueprint blueprint, Walk walk) {
        RootKey root = server.rootKey();
        return new Stage(
                client,
                server.account(),
                new Keys(root.accessKeyId(), root.secretAccessKey(), Optional.empty()),
                blueprint,
                walk,
                role -> keys(server.appCredentials(role)));
    }

    private static Keys keys(TemporaryCredentials credentials) {
        return new Keys(
                credentials.accessKeyId(),
                credentials.secretAccessKey(),
                Optional.of(credentials.sessionToken()));
    }
}
