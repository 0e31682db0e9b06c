package cloister.cli;

import cloister.server.AppHosting;
import cloister.server.CloisterServer;
import cloister.server.ServerSettings;
import cloister.studio.runtime.JupyterFinder;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** {@code up}: serves until it is told to stop. */
final class UpCommand implements Subcommand {
    private static final List<String> SETTINGS =
            List.of(
                    "port",
                    "data",
                    "account",
                    "bind",
                    "public-url",
                    "runtime",
                    "jupyter",
                    "code-server",
                    "studio-domain");
    private static final List<String> FILE_SETTINGS =
            Stream.of(SETTINGS, SignOnSettings.KEYS, ClusterSettings.KEYS)
                    .flatMap(List::stream)
                    .toList();
    static final String DEFAULT_DATA = "cloister-data";

    private final PrintStream out;

    UpCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public String name() {
        return "up";
    }

    @Override
    public String operands() {
        return "";
    }

    @Override
    public String summary() {
        return "Serve IAM, STS and SageMaker; every request is decided by policy.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.valued("--port", "NUMBER", "where to listen (4566); 0 picks a free port"),
                Option.valued("--data", "DIR", "where state is kept (./cloister-data)"),
                Option.flag("--memory", "keep no state"),
                Option.valued("--account", "DIGITS", "the account served (123456789012)"),
                Option.valued("--bind", "ADDRESS", "the address to listen at (127.0.0.1)"),
                Option.valued("--public-url", "URL", "where people reach it, if behind a proxy"),
                Option.valued(
                        "--runtime",
                        "KIND",
                        "what runs apps: local, as processes (the default), or kubernetes, as the"
                                + " configuration file says"),
                Option.valued(
                        "--jupyter", "PATH", "the JupyterLab that apps run (the data directory's)"),
                Option.valued("--code-server", "PATH", "the code-server that CodeEditor apps run"),
                Option.valued(
                        "--studio-domain",
                        "NAME",
                        "whose host names lead to open Studios (studio.localhost)"),
                Option.valued(
                        "--config",
                        "FILE",
                        "these settings, single sign-on and Kubernetes, as lines: port = 4566"));
    }

    @Override
    public int run(Arguments arguments) throws InterruptedException {
        if (!arguments.operands().isEmpty()) {
            throw new UsageException(
                    "up takes options only, not " + arguments.operands().getFirst());
        }
        CountDownLatch stopped = new CountDownLatch(1);
        ServerSettings settings = settings(arguments, System.getenv());
        CloisterServer server = CloisterServer.start(settings);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .unstarted(
                                        () -> {
                                            server.close();
                                            stopped.countDown();
                                        }));
        announce(server, settings.data());
        stopped.await();
        return 0;
    }

    /** The settings of the command line, laid over those of the configuration file. */
    static ServerSettings settings(Arguments arguments, Map<String, String> environment) {
        Map<String, String> given = new LinkedHashMap<>();
        arguments
                .value("--config")
                .ifPresent(file -> given.putAll(ConfigFile.read(Path.of(file), FILE_SETTINGS)));
        for (String name : SETTINGS) {
            arguments.value("--" + name).ifPresent(value -> given.put(name, value));
        }
        if (arguments.has("--memory") && arguments.value("--data").isPresent()) {
            throw new UsageException("--memory keeps no state and --data does: take one of them");
        }
        Optional<Path> data =
                arguments.has("--memory")
                        ? Optional.empty()
                        : Optional.of(Path.of(given.getOrDefault("data", DEFAULT_DATA)));
        try {
            return new ServerSettings(
                            given.getOrDefault("bind", "127.0.0.1"),
                            Arguments.number("port", given.getOrDefault("port", "4566"), 0, 65_535),
                            data,
                            given.getOrDefault("account", ServerSettings.DEFAULT_ACCOUNT),
                            Optional.empty(),
                            Optional.ofNullable(given.get("public-url")),
                            SignOnSettings.of(given),
                            apps(given),
                            Clock.systemUTC())
                    .withEnvironment(environment);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static AppHosting apps(Map<String, String> given) {
        AppHosting here = AppHosting.here().withData(Path.of(DEFAULT_DATA));
        AppHosting named =
                Optional.ofNullable(given.get("studio-domain"))
                        .map(here::withStudioDomain)
                        .orElse(here);
        AppHosting editing =
                Optional.ofNullable(given.get("code-server"))
                        .map(path -> named.withCodeServer(Path.of(path)))
                        .orElse(named);
        AppHosting found =
                Optional.ofNullable(given.get("jupyter"))
                        .map(path -> editing.withJupyter(Path.of(path)))
                        .orElse(editing);
        return ClusterSettings.of(given).map(found::withKubernetes).orElse(found);
    }

    private void announce(CloisterServer server, Optional<Path> data) {
        out.println("Ready " + server.url());
        out.println("Enforcing: every signature is verified, every request decided by IAM policy.");
        if (server.rootKeyIsNew()) {
            out.println("The root user's access key, shown this once:");
            out.println("  export AWS_ACCESS_KEY_ID=" + server.rootKey().accessKeyId());
            out.println("  export AWS_SECRET_ACCESS_KEY=" + server.rootKey().secretAccessKey());
            out.println(
                    "  export AWS_ENDPOINT_URL=%s AWS_DEFAULT_REGION=us-east-1"
                            .formatted(server.url()));
        }
        out.println(
                "State is kept in "
                        + data.map(folder -> folder.toAbsolutePath().normalize().toString())
                                .orElse("memory only"));
        out.println(
                server.jupyter()
                        .map(path -> "Studio apps run " + path)
                        .orElse("Studio apps can't run. " + JupyterFinder.ADVICE));
        server.codeServer().ifPresent(path -> out.println("CodeEditor apps run " + path));
        server.wallsWarning().ifPresent(warning -> out.println("WARNING: " + warning));
        out.flush();
    }
}
