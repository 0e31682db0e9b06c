package cloister.cli.stack;

import cloister.cli.teams.TeamsException;
import cloister.cli.teams.TeamsReader;
import cloister.server.CloisterServer;
import cloister.server.ServerSettings;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An account on a server of its own, with clients that are its root user. */
record Somewhere(CloisterServer server, Clients clients) implements AutoCloseable {
    static final String REGION = "us-east-1";

    static Somewhere start() {
        CloisterServer server = CloisterServer.start(ServerSettings.inMemory());
        return new Somewhere(
                server,
                Clients.open(
                        Optional.of(URI.create(server.url())),
                        REGION,
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(
                                        server.rootKey().accessKeyId(),
                                        server.rootKey().secretAccessKey()))));
    }

    Stack stack(String yaml) throws TeamsException {
        return Stack.of(clients, TeamsReader.read(yaml), REGION);
    }

    /** Applies a file and gives what failed. */
    List<String> apply(String yaml) throws TeamsException, InterruptedException {
        Stack stack = stack(yaml);
        return made(stack, stack.plan(false));
    }

    List<String> destroy(String yaml) throws TeamsException, InterruptedException {
        Stack stack = stack(yaml);
        return made(stack, stack.undoing());
    }

    Imported imported() throws InterruptedException {
        return Imports.read(clients, Optional.empty(), REGION);
    }

    /** What a plan would do, a word and a name each. */
    List<String> plan(String yaml) throws TeamsException, InterruptedException {
        return stack(yaml).plan(false).changes().stream().map(Somewhere::words).toList();
    }

    static String words(Change change) {
        return change.word() + " " + change.kind().word() + " " + change.name();
    }

    private static List<String> made(Stack stack, Plan plan) throws InterruptedException {
        List<String> failures = new ArrayList<>(plan.refusals());
        if (failures.isEmpty()) {
            stack.apply(
                    plan,
                    step ->
                            step.failure()
                                    .ifPresent(
                                            failure ->
                                                    failures.add(
                                                            words(step.change())
                                                                    + ": "
                                                                    + failure)));
        }
        return failures;
    }

    @Override
    public void close() {
        clients.close();
        server.close();
    }
}
