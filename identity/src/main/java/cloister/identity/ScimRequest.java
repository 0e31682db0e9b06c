package cloister.identity;

import cloister.wire.ApiException;

import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request of provisioning.
 *
 * @param path after {@code /scim/v2}, as sent
 * @param rawQuery as sent
 * @param authorization the header
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ScimRequest(
        String method,
        String path,
        String rawQuery,
        Optional<String> authorization,
        byte[] body,
        Instant now,
        String requestId) {
    private static final int LARGEST = 1 << 20;
    private static final int MOST = 50;

    /** The path's words: {@code Users}, an id. */
    List<String> words() {
        return Arrays.stream(path.split("/", -1))
                .filter(word -> !word.isEmpty())
                .map(ScimRequest::decoded)
                .toList();
    }

    /**
     * The body.
     *
     * @throws ApiException ValidationException where it isn't a JSON object
     */
    Map<String, Object> json() {
        if (body.length > LARGEST) {
            throw ScimError.validation("the body is over " + LARGEST + " bytes.");
        }
        try {
            return Fields.parse(body).members();
        } catch (UncheckedIOException unreadable) {
            throw ScimError.validation("the body isn't a JSON object.");
        }
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters().get(name));
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw ScimError.validation("the address has a broken escape.");
        }
    }

    /** A page of a listing: from the first on, at most so many. */
    record Paging(int start, int count) {}

    /**
     * What page is asked for: 50 at most.
     *
     * @throws ApiException ValidationException
     */
    Paging paging() {
        int start = Math.max(1, number("startIndex").orElse(1));
        int count = Math.clamp(number("count").orElse(MOST), 0, MOST);
        return new Paging(start, count);
    }

    private Optional<Integer> number(String name) {
        return parameter(name)
                .map(
                        text -> {
                            if (!text.matches("-?\\d{1,9}")) {
                                throw ScimError.validation(name + " is no number.");
                            }
                            return Integer.parseInt(text);
                        });
    }
}
