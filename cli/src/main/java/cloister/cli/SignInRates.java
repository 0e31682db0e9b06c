package cloister.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How many sign-ins a server takes a second, beside plain calls: each kind of request for a while,
 * by turns in one run, from a few connections.
 */
final class SignInRates {
    private static final int TURNS = 5;
    private static final long TURN_NANOS = 1_000_000_000L;
    private static final int CONNECTIONS = 4;
    private static final String ANA = "ana";
    private static final String PASSWORD = "Correct-Horse-7";
    private static final String MAY_ASSUME =
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*",
             "Action": ["sts:AssumeRole", "sts:TagSession"]}]}\
            """;
    private static final String TRUST =
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Principal": {"AWS": "arn:aws:iam::ACCOUNT:root"},
             "Action": ["sts:AssumeRole", "sts:TagSession"]}]}\
            """;
    private static final String PLAIN = "sts:GetCallerIdentity, a plain call";

    private final Path home;

    SignInRates(Path home) {
        this.home = home;
    }

    /** A request to repeat; it throws where it isn't granted. */
    private interface Request {
        void send() throws IOException, InterruptedException;
    }

    /** Measures, and prints medians a second and their ratios to plain calls. */
    void print(PrintStream out) throws IOException, InterruptedException {
        try (LaunchedServer server = LaunchedServer.start(home);
                ApiClient client = new ApiClient(server.url(), Stage.REGION);
                ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS)) {
            Map<String, Request> requests = requests(server, client);
            Map<String, List<Double>> rates = new LinkedHashMap<>();
            for (int turn = -1; turn < TURNS; turn++) {
                for (Map.Entry<String, Request> each : requests.entrySet()) {
                    double rate = rate(connections, each.getValue());
                    if (turn >= 0) { // the first warms up
                        rates.computeIfAbsent(each.getKey(), name -> new ArrayList<>()).add(rate);
                    }
                }
            }
            double plain = Median.of(rates.getOrDefault(PLAIN, List.of()));
            out.printf(
                    "requests a second from %d connections, client on the same machine, median of"
                            + " %d turns%n",
                    CONNECTIONS, TURNS);
            rates.forEach(
                    (name, all) ->
                            out.printf(
                                    "  %-52s %,8.0f /s  %5.2f of plain calls%n",
                                    name, Median.of(all), Median.of(all) / plain));
        }
    }

    private static Map<String, Request> requests(LaunchedServer server, ApiClient client)
            throws IOException, InterruptedException {
        String account =
                LaunchedServer.root(client, "sts:GetCallerIdentity", Map.of())
                        .text("GetCallerIdentityResult", "Account")
                        .orElseThrow();
        Keys ana = ana(client);
        String role = role(client, account);
        ConsoleSignIn console = new ConsoleSignIn(server.url(), account, ANA, PASSWORD);
        Map<String, Request> requests = new LinkedHashMap<>();
        requests.put(PLAIN, call(client, ana, "sts:GetCallerIdentity", Map.of()));
        requests.put(
                "sts:AssumeRole with a session tag",
                call(
                        client,
                        ana,
                        "sts:AssumeRole",
                        Map.of(
                                "RoleArn", role,
                                "RoleSessionName", ANA,
                                "Tags", Stage.tags(Map.of("studiouserid", ANA)))));
        requests.put("sts:GetSessionToken", call(client, ana, "sts:GetSessionToken", Map.of()));
        requests.put("the console's sign-in with a password", console::enter);
        return requests;
    }

    /** A user who may assume any role, and has a password. */
    private static Keys ana(ApiClient client) throws IOException {
        LaunchedServer.root(client, "iam:CreateUser", Map.of("UserName", ANA));
        LaunchedServer.root(
                client,
                "iam:PutUserPolicy",
                Map.of("UserName", ANA, "PolicyName", "sts", "PolicyDocument", MAY_ASSUME));
        LaunchedServer.root(
                client, "iam:CreateLoginProfile", Map.of("UserName", ANA, "Password", PASSWORD));
        Answer key = LaunchedServer.root(client, "iam:CreateAccessKey", Map.of("UserName", ANA));
        return new Keys(
                key.text("CreateAccessKeyResult", "AccessKey", "AccessKeyId").orElseThrow(),
                key.text("CreateAccessKeyResult", "AccessKey", "SecretAccessKey").orElseThrow(),
                Optional.empty());
    }

    private static String role(ApiClient client, String account) throws IOException {
        LaunchedServer.root(
                client,
                "iam:CreateRole",
                Map.of(
                        "RoleName",
                        "Studio",
                        "AssumeRolePolicyDocument",
                        TRUST.replace("ACCOUNT", account)));
        return "arn:aws:iam::%s:role/Studio".formatted(account);
    }

    private static Request call(
            ApiClient client, Keys keys, String operation, Map<String, ?> input) {
        return () -> client.call(keys, operation, input).granted(operation);
    }

    /** Answers a second while all connections ask for about a second. */
    private static double rate(ExecutorService connections, Request request)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Callable<Integer> asking =
                () -> {
                    int answered = 0;
                    while (System.nanoTime() - start < TURN_NANOS) {
                        request.send();
                        answered++;
                    }
                    return answered;
                };
        long answered = 0;
        for (Future<Integer> each :
                connections.invokeAll(Collections.nCopies(CONNECTIONS, asking))) {
            try {
                answered += each.get();
            } catch (ExecutionException failed) {
                throw new IOException(failed.getCause());
            }
        }
        return answered * 1e9 / (System.nanoTime() - start);
    }
}
