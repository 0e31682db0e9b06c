package cloister.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.server.Raw.Answer;
import cloister.wire.HttpRequest;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a window: keeps cookies, and sends forms as they stand on pages. */
final class ConsoleClient {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final Raw raw;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String csrf = "";

    ConsoleClient(Raw raw) {
        this.raw = raw;
    }

    Answer get(String path) {
        return get(path, Map.of());
    }

    Answer get(String path, Map<String, String> headers) {
        String[] parts = path.split("\\?", 2);
        return send("GET", parts[0], parts.length == 2 ? parts[1] : "", headers, "");
    }

    /** Follows where answers lead. */
    Answer follow(Answer answer) {
        Answer last = answer;
        while (last.status() == 303) {
            last = get(last.header("Location").orElseThrow());
        }
        return last;
    }

    /** Sends a form with the token of the page seen last. */
    Answer post(String path, Map<String, String> form) {
        return post(path, form, Map.of());
    }

    Answer post(String path, Map<String, String> form, Map<String, String> headers) {
        Map<String, String> sent = new LinkedHashMap<>(Map.of("csrf", csrf));
        sent.putAll(form);
        String body =
                sent.entrySet().stream()
                        .map(
                                field ->
                                        field.getKey()
                                                + "="
                                                + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        return send("POST", path, "", headers, body);
    }

    /** Fills the sign-in form in. */
    Answer signIn(String user, String password) {
        return signIn(ServerSettings.DEFAULT_ACCOUNT, user, password);
    }

    Answer signIn(String account, String user, String password) {
        get("/console/sign-in");
        return post(
                "/console/sign-in", Map.of("account", account, "user", user, "password", password));
    }

    Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    private Answer send(
            String method, String path, String query, Map<String, String> more, String body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        more.forEach((name, value) -> headers.put(name, List.of(value)));
        String cookie =
                cookies.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("; "));
        if (!cookie.isEmpty()) {
            headers.put("Cookie", List.of(cookie));
        }
        if (method.equals("POST")) {
            headers.put("Content-Type", List.of("application/x-www-form-urlencoded"));
        }
        Answer answer =
                raw.send(new HttpRequest(method, path, query, headers, body.getBytes(UTF_8)));
        answer.header("Set-Cookie").ifPresent(this::keep);
        Matcher token = CSRF.matcher(answer.body());
        if (token.find()) {
            csrf = token.group(1);
        }
        return answer;
    }

    private void keep(String header) {
        String[] pair = header.split(";", 2)[0].split("=", 2);
        if (header.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
