package cloister.identity;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Struct;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One page of a listing: MaxResults and NextToken, which hides the last key shown. */
record CenterPage(List<Object> shown, boolean more, String last) {
    private static final int MOST = 100;
    private static final String FOREIGN_TOKEN = "NextToken is not one that a listing gave.";

    /**
     * The page that a call asks for.
     *
     * @param from the entries after a key, in the order of keys
     * @param shape an entry's value as it is shown
     * @throws ApiException ValidationException where the token is none of ours
     */
    static <V> CenterPage of(
            Call call, Function<String, Stream<Reader.Entry<V>>> from, Function<V, ?> shape) {
        int size = call.input().optionalInt("MaxResults").orElse(MOST);
        return of(size, after(call.input().optionalString("NextToken")), from, shape);
    }

    private static <V> CenterPage of(
            int size,
            String after,
            Function<String, Stream<Reader.Entry<V>>> from,
            Function<V, ?> shape) {
        List<Object> shown = new ArrayList<>();
        String last = "";
        try (Stream<Reader.Entry<V>> entries = from.apply(after)) {
            for (Reader.Entry<V> entry : entries.limit(size + 1L).toList()) {
                if (shown.size() == size) {
                    return new CenterPage(shown, true, last);
                }
                shown.add(shape.apply(entry.value()));
                last = entry.key();
            }
        }
        return new CenterPage(shown, false, last);
    }

    /** The same of a few texts that are their own keys. */
    static CenterPage of(Call call, List<String> texts, Function<String, ?> shape) {
        return of(call, from -> after(texts, from), shape);
    }

    /**
     * The same in the portal's API, which writes its members in lower case.
     *
     * @throws ApiException InvalidRequestException where the token is none of ours
     */
    static CenterPage ofPortal(Struct input, List<String> texts, Function<String, ?> shape) {
        String after =
                input.optionalString("nextToken")
                        .map(
                                token ->
                                        key(token)
                                                .orElseThrow(
                                                        () -> PortalError.request(FOREIGN_TOKEN)))
                        .orElse("");
        return of(
                input.optionalInt("maxResults").orElse(MOST),
                after,
                from -> after(texts, from),
                shape);
    }

    private static Stream<Reader.Entry<String>> after(List<String> texts, String from) {
        return texts.stream()
                .filter(text -> text.compareTo(from) > 0)
                .sorted()
                .map(text -> new Reader.Entry<>(text, text));
    }

    private static String after(Optional<String> nextToken) {
        return nextToken
                .map(token -> key(token).orElseThrow(() -> CenterError.validation(FOREIGN_TOKEN)))
                .orElse("");
    }

    private static Optional<String> key(String token) {
        try {
            return Optional.of(
                    new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    Struct output(String member) {
        return output(member, "NextToken");
    }

    Struct output(String member, String tokenMember) {
        Struct.Builder output = Struct.builder().put(member, shown);
        if (more) {
            output.put(
                    tokenMember,
                    Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
        }
        return output.build();
    }
}
