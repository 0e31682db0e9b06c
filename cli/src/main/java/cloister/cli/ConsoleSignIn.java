package cloister.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fills the console's sign-in form in, as a browser does that has its page before it. */
final class ConsoleSignIn {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest form;

    /**
     * Gets the form's page.
     *
     * @throws IOException there is none
     */
    ConsoleSignIn(URI server, String account, String user, String password)
            throws IOException, InterruptedException {
        URI address = server.resolve("/console/sign-in");
        HttpResponse<String> page =
                http.send(
                        HttpRequest.newBuilder(address).build(),
                        HttpResponse.BodyHandlers.ofString());
        Matcher token = FORM_TOKEN.matcher(page.body());
        if (!token.find()) {
            throw new IOException("no form at " + address);
        }
        String fields =
                Map.of(
                                "csrf",
                                token.group(1),
                                "account",
                                account,
                                "user",
                                user,
                                "password",
                                password)
                        .entrySet()
                        .stream()
                        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        this.form =
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", cookies(page))
                        .POST(HttpRequest.BodyPublishers.ofString(fields))
                        .build();
    }

    private static String cookies(HttpResponse<String> page) {
        return page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }

    /**
     * Sends the form.
     *
     * @throws IOException it wasn't let in
     */
    void enter() throws IOException, InterruptedException {
        HttpResponse<Void> answer = http.send(form, HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() != 303) {
            throw new IOException("the sign-in was answered " + answer.statusCode());
        }
    }
}
