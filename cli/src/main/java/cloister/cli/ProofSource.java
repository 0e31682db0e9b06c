package cloister.cli;

import cloister.cli.stack.Clients;
import cloister.cli.stack.Failures;
import cloister.cli.stack.LiveAccount;
import cloister.cli.teams.Renderer;
import cloister.cli.teams.Teams;
import cloister.policy.MalformedPolicyException;
import cloister.prover.Setup;

import software.amazon.awssdk.core.exception.SdkException;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What {@code prove} is asked about: a file, a rendered folder or a live account. */
final class ProofSource {
    static final List<Option> OPTIONS =
            List.of(
                    Option.valued("--rendered", "DIR", "prove the policies of a rendered folder"),
                    Option.valued(
                            "--endpoint",
                            "URL",
                            "prove the live account of a server that speaks AWS's protocols"),
                    Option.flag(
                            "--aws", "prove the live account of AWS that the credentials are of"),
                    Option.valued("--domain", "NAME", "its Studio domain, where there are several"),
                    StackTarget.REGION,
                    Option.valued(
                            "--except",
                            "NAMES",
                            "users and roles of it not to ask about, separated by commas"),
                    Option.valued(
                            "--against",
                            "OLD",
                            "also tell what is newly allowed since: a file or folder"));

    private final Arguments arguments;
    private final Map<String, String> environment;
    private final PrintStream err;

    ProofSource(Arguments arguments, Map<String, String> environment, PrintStream err) {
        this.arguments = arguments;
        this.environment = environment;
        this.err = err;
    }

    /** What is asked about, as it is named on the command line. */
    String name() {
        if (isLive()) {
            return arguments.value("--endpoint").orElse("AWS");
        }
        List<String> files = arguments.operands();
        Optional<String> rendered = arguments.value("--rendered");
        if (files.size() + (rendered.isPresent() ? 1 : 0) != 1) {
            throw new UsageException(
                    "name one thing to prove: teams.yaml, --rendered DIR, --endpoint URL or --aws");
        }
        return rendered.orElseGet(files::getFirst);
    }

    /** Whether it is an account and no file. */
    boolean isLive() {
        boolean url = arguments.value("--endpoint").isPresent();
        boolean live = url || arguments.has("--aws");
        boolean file = !arguments.operands().isEmpty() || arguments.value("--rendered").isPresent();
        if ((live && file) || (url && arguments.has("--aws"))) {
            throw new UsageException(
                    "name one thing to prove: teams.yaml, --rendered DIR, --endpoint URL or --aws");
        }
        if (!live && (arguments.value("--domain").isPresent() || except().size() > 0)) {
            throw new UsageException("--domain and --except are for a live account");
        }
        return live;
    }

    /** The file that findings are about; empty where it is an account. */
    Optional<String> file() {
        return isLive()
                ? Optional.empty()
                : Optional.of(
                        Files.isDirectory(Path.of(name()))
                                ? Path.of(name()).resolve("index.json").toString()
                                : name());
    }

    /** What to prove; empty after it was told what is wrong with it. */
    Optional<Setup> setup() throws IOException, InterruptedException {
        return isLive() ? Optional.of(live()) : read(name(), teams -> teams);
    }

    /** What it is held against, as of the same account; empty after it was told what is wrong. */
    Optional<Setup> old(String name, Setup now) {
        return read(name, teams -> isLive() ? teams.in(now.account(), now.region()) : teams);
    }

    private Set<String> except() {
        return arguments
                .value("--except")
                .map(text -> Set.copyOf(List.of(text.split(","))))
                .orElse(Set.of());
    }

    private Setup live() throws IOException, InterruptedException {
        Optional<URI> endpoint = arguments.value("--endpoint").map(StackTarget::url);
        String region =
                new StackTarget(arguments, environment)
                        .region(Optional.empty())
                        .orElse(Teams.DEFAULT_REGION);
        try (Clients clients = Clients.open(endpoint, region)) {
            return LiveSetup.of(
                    LiveAccount.read(clients, arguments.value("--domain"), region), except());
        } catch (SdkException | IllegalStateException failed) {
            throw new IOException(Failures.text(failed), failed);
        }
    }

    private Optional<Setup> read(String name, UnaryOperator<Teams> placed) {
        try {
            if (Files.isDirectory(Path.of(name))) {
                return Optional.of(RenderedFolder.read(Path.of(name)));
            }
            Optional<Teams> teams = TeamsFile.read(name, err).map(placed);
            return teams.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ProofSetup.of(Renderer.render(teams.get())));
        } catch (IOException | MalformedPolicyException unreadable) {
            err.println("cloister prove: " + unreadable.getMessage());
            return Optional.empty();
        }
    }
}
