package cloister.cli;

import cloister.studio.runtime.JupyterFinder;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Cloister costs between a person and their JupyterLab: from the link to its page, a large
 * file, small requests and a kernel's messages through the proxy; each beside the same JupyterLab
 * started bare. And what user profiles cost that nobody works in.
 */
final class StudioTimes {
    private static final int TURNS = 5;
    private static final long FILE_BYTES = 1L << 30;
    private static final int SMALL_REQUESTS = 500;
    private static final int IDLE_PROFILES = 1_000;
    private static final String FILE = "big.bin";
    private static final String MAY_OPEN =
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*",
             "Action": "sagemaker:*"}]}\
            """;
    private static final String TRUST =
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Principal": {"Service": "sagemaker.amazonaws.com"}, "Action": "sts:AssumeRole"}]}\
            """;

    private final Path home;

    StudioTimes(Path home) {
        this.home = home;
    }

    /** Measures, and prints medians and ratios. */
    void print(PrintStream out) throws IOException, InterruptedException {
        Optional<Path> jupyter =
                new JupyterFinder(
                                Optional.empty(),
                                List.of(Path.of(UpCommand.DEFAULT_DATA)),
                                Optional.ofNullable(System.getenv("PATH")).orElse(""))
                        .command();
        if (jupyter.isEmpty()) {
            out.println("opening a Studio: not measured. " + JupyterFinder.ADVICE);
            return;
        }
        Path folder = Files.createTempDirectory("cloister-bench");
        try {
            measure(jupyter.get(), folder, out);
        } finally {
            delete(folder);
        }
    }

    private void measure(Path jupyter, Path folder, PrintStream out)
            throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        try (LaunchedServer server =
                        LaunchedServer.start(
                                home, "--data", data.toString(), "--jupyter", jupyter.toString());
                ApiClient client = new ApiClient(server.url(), Stage.REGION)) {
            String domain = domain(client);
            List<Double> bare = new ArrayList<>();
            List<Double> opened = new ArrayList<>();
            for (int turn = 0; turn < TURNS; turn++) {
                Path own = Files.createDirectory(folder.resolve("bare" + turn));
                bare.add(bareStart(jupyter, own));
                URI link = link(client, domain, "person" + turn);
                long start = System.nanoTime();
                URI page = new VisitedStudio().open(link);
                opened.add(seconds(start));
                endApp(client, domain, "person" + turn, page);
            }
            out.printf("from nothing to JupyterLab's page, median of %d turns%n", TURNS);
            line(out, "JupyterLab started bare", Median.of(bare), "s", Median.of(bare));
            line(out, "a Studio's link opened", Median.of(opened), "s", Median.of(bare));
            proxied(jupyter, folder, data, client, domain, out);
            idle(server, client, domain, out);
        }
    }

    private static double bareStart(Path jupyter, Path own)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (BareJupyter running = BareJupyter.start(jupyter, own)) {
            running.await(new VisitedStudio());
            return seconds(start);
        }
    }

    private static void proxied(
            Path jupyter, Path folder, Path data, ApiClient client, String domain, PrintStream out)
            throws IOException, InterruptedException {
        Path own = Files.createDirectory(folder.resolve("bare"));
        try (BareJupyter bare = BareJupyter.start(jupyter, own)) {
            VisitedStudio direct = new VisitedStudio();
            bare.await(direct);
            large(own.resolve(FILE));
            VisitedStudio through = new VisitedStudio();
            URI lab = through.open(link(client, domain, "reader"));
            large(newestHome(data).resolve(FILE));
            URI base = lab.resolve("./");
            List<Double> files = new ArrayList<>();
            List<Double> directFiles = new ArrayList<>();
            List<Double> small = new ArrayList<>();
            List<Double> directSmall = new ArrayList<>();
            List<Double> messages = new ArrayList<>();
            List<Double> directMessages = new ArrayList<>();
            for (int turn = 0; turn < TURNS; turn++) {
                directFiles.add(file(direct, bare.url()));
                files.add(file(through, base));
                directSmall.add(small(direct, bare.url()));
                small.add(small(through, base));
                directMessages.add(messages(direct, bare.url()));
                messages.add(messages(through, base));
            }
            out.printf("a file of 1 GiB, median of %d turns%n", TURNS);
            line(
                    out,
                    "from JupyterLab bare",
                    Median.of(directFiles),
                    "MiB/s",
                    Median.of(directFiles));
            line(out, "through the proxy", Median.of(files), "MiB/s", Median.of(directFiles));
            out.printf("a small answer of JupyterLab's API, one after the other%n");
            line(out, "from JupyterLab bare", Median.of(directSmall), "/s", Median.of(directSmall));
            line(out, "through the proxy", Median.of(small), "/s", Median.of(directSmall));
            out.printf("a kernel's answer over its WebSocket, one after the other%n");
            double answers = Median.of(directMessages);
            line(out, "from JupyterLab bare", answers, "/s", answers);
            line(out, "through the proxy", Median.of(messages), "/s", answers);
        }
    }

    /** Answers of a kernel of its own a second. */
    private static double messages(VisitedStudio browser, URI base)
            throws IOException, InterruptedException {
        try (KernelTalk talk = KernelTalk.start(browser, base)) {
            long start = System.nanoTime();
            for (int i = 0; i < SMALL_REQUESTS; i++) {
                talk.ask();
            }
            return SMALL_REQUESTS / seconds(start);
        }
    }

    private static void idle(
            LaunchedServer server, ApiClient client, String domain, PrintStream out)
            throws IOException {
        long before = server.liveBytes();
        for (int i = 0; i < IDLE_PROFILES; i++) {
            LaunchedServer.root(
                    client,
                    "sagemaker:CreateUserProfile",
                    Map.of("DomainId", domain, "UserProfileName", "idle" + i));
        }
        out.printf(
                "%,d user profiles without an app, which have no process: %.1f MiB of heap%n",
                IDLE_PROFILES, (server.liveBytes() - before) / 1048576.0);
    }

    private static void line(PrintStream out, String what, double value, String unit, double base) {
        out.printf("  %-32s %,9.1f %-6s %5.2f%n", what, value, unit, value / base);
    }

    /** MiB a second. */
    private static double file(VisitedStudio browser, URI base)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        long length = browser.read(base.resolve("files/" + FILE));
        if (length != FILE_BYTES) {
            throw new IOException("the file came to %d bytes".formatted(length));
        }
        return (length >> 20) / seconds(start);
    }

    /** Answers a second. */
    private static double small(VisitedStudio browser, URI base)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        for (int i = 0; i < SMALL_REQUESTS; i++) {
            browser.read(base.resolve("api/kernels"));
        }
        return SMALL_REQUESTS / seconds(start);
    }

    /** A file that takes no room, readable for its folder's owner. */
    private static void large(Path file) throws IOException {
        try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
            made.setLength(FILE_BYTES);
        }
        Object owner = Files.getAttribute(file.resolveSibling(""), "unix:uid");
        Files.setAttribute(file, "unix:uid", owner);
    }

    private static Path newestHome(Path data) throws IOException {
        try (Stream<Path> homes = Files.walk(data.resolve("homes"), 2)) {
            return homes.filter(path -> path.getNameCount() == data.getNameCount() + 3)
                    .max(Comparator.comparingInt(path -> Integer.parseInt(name(path))))
                    .orElseThrow(() -> new IOException("there is no home"));
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static String domain(ApiClient client) throws IOException {
        LaunchedServer.root(
                client,
                "iam:CreateRole",
                Map.of("RoleName", "Team", "AssumeRolePolicyDocument", TRUST));
        LaunchedServer.root(
                client,
                "iam:PutRolePolicy",
                Map.of("RoleName", "Team", "PolicyName", "studio", "PolicyDocument", MAY_OPEN));
        String role =
                LaunchedServer.root(client, "iam:GetRole", Map.of("RoleName", "Team"))
                        .text("GetRoleResult", "Role", "Arn")
                        .orElseThrow();
        String arn =
                LaunchedServer.root(
                                client,
                                "sagemaker:CreateDomain",
                                Map.of(
                                        "DomainName", "bench",
                                        "AuthMode", "IAM",
                                        "VpcId", "vpc-1",
                                        "SubnetIds", List.of("subnet-1"),
                                        "DefaultUserSettings", Map.of("ExecutionRole", role)))
                        .text("DomainArn")
                        .orElseThrow();
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static URI link(ApiClient client, String domain, String person) throws IOException {
        Map<String, String> profile = Map.of("DomainId", domain, "UserProfileName", person);
        LaunchedServer.root(client, "sagemaker:CreateUserProfile", profile);
        return URI.create(
                LaunchedServer.root(client, "sagemaker:CreatePresignedDomainUrl", profile)
                        .text("AuthorizedUrl")
                        .orElseThrow());
    }

    private static void endApp(ApiClient client, String domain, String person, URI page)
            throws IOException {
        if (!page.getPath().endsWith("/lab")) {
            throw new IOException("the link led to " + page);
        }
        LaunchedServer.root(
                client,
                "sagemaker:DeleteApp",
                Map.of(
                        "DomainId",
                        domain,
                        "UserProfileName",
                        person,
                        "AppType",
                        "JupyterServer",
                        "AppName",
                        "default"));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
