package cloister.server.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import cloister.server.facts.Connection;
import cloister.server.page.Frame.Tongue;
import cloister.server.page.Words;
import cloister.wire.HttpRequestView;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request for a page of the console.
 *
 * @param parts of the address after the console's root
 */
record Visit(
        HttpRequestView request,
        Connection connection,
        Instant now,
        Words words,
        List<String> parts,
        Form query,
        Form form) {
    private static final String LANGUAGE = "cloister_lang";

    static Visit of(HttpRequestView request, Connection connection, Instant now) {
        return new Visit(
                request,
                connection,
                now,
                Cookies.of(request, LANGUAGE)
                        .flatMap(Words::in)
                        .orElseGet(() -> Words.accepted(request.header("Accept-Language"))),
                Paths.parts(request.rawPath()),
                Form.parse(request.rawQuery()),
                request.method().equals("POST")
                        ? Form.parse(new String(request.body(), ISO_8859_1))
                        : Form.EMPTY);
    }

    boolean isPost() {
        return request.method().equals("POST");
    }

    /** The first part; empty at the root. */
    String section() {
        return parts.isEmpty() ? "" : parts.getFirst();
    }

    /** A language that the address asks for. */
    Optional<Words> tongue() {
        return query.optional("lang").flatMap(Words::in);
    }

    /** Where this is, with what was asked, but for the language. */
    String address() {
        String query =
                Arrays.stream(request.rawQuery().split("&", -1))
                        .filter(pair -> !pair.isEmpty() && !pair.startsWith("lang="))
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? request.rawPath() : request.rawPath() + "?" + query;
    }

    /** The cookie that remembers a language. */
    String remember(Words chosen, boolean secure) {
        return Cookies.set(LANGUAGE, chosen.language(), root(), 365 * 24 * 3600, secure);
    }

    /** Where the first page is, of the console or of the portal. */
    String root() {
        String root = Paths.root(request.rawPath());
        return root.equals(Paths.SAML) ? Paths.ROOT : root;
    }

    /** The page's address in each language; of what was posted, the first page's. */
    List<Tongue> tongues() {
        String here = isPost() ? root() : address();
        return Words.tongues().stream()
                .map(
                        tag ->
                                new Tongue(
                                        tag,
                                        words.of("tongue." + tag),
                                        Paths.with(here, "lang", tag),
                                        tag.equals(words.language())))
                .toList();
    }
}
