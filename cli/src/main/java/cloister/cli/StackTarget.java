package cloister.cli;

import cloister.cli.stack.Clients;
import cloister.cli.stack.Failures;
import cloister.cli.stack.Stack;
import cloister.cli.teams.Teams;

import software.amazon.awssdk.core.exception.SdkException;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The file and the account that {@code plan}, {@code apply} and {@code destroy} are about. */
final class StackTarget {
    static final Option ENDPOINT =
            Option.valued("--endpoint", "URL", "a server that speaks AWS's protocols; else AWS");
    static final Option REGION =
            Option.valued("--region", "NAME", "the region; else the file's, AWS_REGION, us-east-1");

    private final Arguments arguments;
    private final Map<String, String> environment;

    StackTarget(Arguments arguments, Map<String, String> environment) {
        this.arguments = arguments;
        this.environment = environment;
    }

    /** Where calls go: the option, or what all AWS clients heed; empty is AWS itself. */
    Optional<URI> endpoint() {
        return Endpoint.of(arguments, environment).map(StackTarget::url);
    }

    /**
     * Reads an endpoint.
     *
     * @throws UsageException it is no URL
     */
    static URI url(String text) {
        if (!text.matches("https?://[\\w.:\\[\\]-]+/?")) {
            throw new UsageException("%s is no URL; write http://HOST:PORT".formatted(text));
        }
        return URI.create(text);
    }

    /** Where it is done, for people: {@code research at http://127.0.0.1:4566}. */
    String title(Teams teams, Stack stack) {
        return "%s in account %s at %s"
                .formatted(
                        teams.domain(),
                        stack.account(),
                        endpoint().map(URI::toString).orElse("AWS, " + region(teams)));
    }

    /** Something done with an account. */
    interface Work {
        int run(Teams teams, Stack stack) throws InterruptedException;
    }

    /**
     * Reads the file, opens the account and does the work; the exit status.
     *
     * @throws IOException what the account says against it
     */
    int with(PrintStream err, Work work) throws IOException, InterruptedException {
        if (arguments.operands().size() != 1) {
            throw new UsageException("name the file, teams.yaml");
        }
        Optional<Teams> teams = TeamsFile.read(arguments.operands().getFirst(), err);
        if (teams.isEmpty()) {
            return TeamsFile.REFUSED;
        }
        String region = region(teams.get());
        try (Clients clients = Clients.open(endpoint(), region)) {
            return work.run(teams.get(), Stack.of(clients, teams.get(), region));
        } catch (SdkException | IllegalStateException failed) {
            throw new IOException(Failures.text(failed), failed);
        }
    }

    private String region(Teams teams) {
        return region(teams.namedRegion()).orElse(Teams.DEFAULT_REGION);
    }

    /** The region of the option, the file or the environment, whichever says one first. */
    Optional<String> region(Optional<String> ofFile) {
        return arguments
                .value("--region")
                .or(() -> ofFile)
                .or(() -> Optional.ofNullable(environment.get("AWS_REGION")))
                .or(() -> Optional.ofNullable(environment.get("AWS_DEFAULT_REGION")));
    }
}
