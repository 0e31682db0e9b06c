package cloister.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * {@code scim-token}: makes, lists and deletes the tokens that identity providers provision with.
 */
final class ScimTokenCommand implements Subcommand {
    private static final String SERVICE = "sso-directory";
    private static final String PATH = "/_cloister/scim-tokens";

    private final Map<String, String> environment;
    private final PrintStream out;

    ScimTokenCommand(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public String name() {
        return "scim-token";
    }

    @Override
    public String operands() {
        return "create | list | delete TOKEN-ID";
    }

    @Override
    public String summary() {
        return "Make, list or delete the tokens that identity providers provision the directory"
                + " with.";
    }

    @Override
    public List<Option> options() {
        return List.of(Endpoint.OPTION);
    }

    @Override
    public int run(Arguments arguments) throws IOException {
        URI endpoint =
                Endpoint.of(arguments, environment)
                        .map(URI::create)
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                "name the server with --endpoint or"
                                                        + " AWS_ENDPOINT_URL"));
        List<String> words = arguments.operands();
        try (ApiClient client = new ApiClient(endpoint, Stage.REGION)) {
            Answer answer = ask(client, words);
            if (!answer.isAllowed()) {
                out.println(answer.code() + ": " + answer.message());
                return 1;
            }
            print(endpoint, words.getFirst(), answer);
            return 0;
        }
    }

    private Answer ask(ApiClient client, List<String> words) throws IOException {
        if (words.equals(List.of("create"))) {
            return client.send(keys(), SERVICE, "POST", PATH);
        }
        if (words.equals(List.of("list"))) {
            return client.send(keys(), SERVICE, "GET", PATH);
        }
        if (words.size() == 2
                && words.getFirst().equals("delete")
                && words.getLast().matches("[a-z0-9-]+")) {
            return client.send(keys(), SERVICE, "DELETE", PATH + "/" + words.getLast());
        }
        throw new UsageException("say create, list, or delete and a token's id");
    }

    private void print(URI endpoint, String word, Answer answer) {
        switch (word) {
            case "create" -> {
                out.println("SCIM endpoint: " + endpoint.resolve("/scim/v2"));
                out.println("Access token:  " + answer.text("Token").orElse(""));
                out.println("Token id:      " + answer.text("TokenId").orElse(""));
                out.println("Good until:    " + answer.text("ExpirationTime").orElse(""));
                out.println("The token is shown this once; keep it where the provider reads it.");
            }
            case "list" -> {
                if (answer.output().get("Tokens") instanceof List<?> tokens) {
                    tokens.forEach(this::print);
                }
            }
            default -> out.println("Deleted.");
        }
    }

    private void print(Object token) {
        if (token instanceof Map<?, ?> told) {
            out.println(told.get("TokenId") + "  good until " + told.get("ExpirationTime"));
        }
    }

    private Keys keys() {
        return Keys.of(environment)
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"));
    }
}
