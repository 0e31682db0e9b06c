package cloister.identity;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Struct;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** One page of a listing: MaxResults and NextToken, which hides the last key shown. */
record CenterPage(List<Object> shown, boolean more, String last) {
    private static final int MOST = 100;

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
        String after = call.input().optionalString("NextToken").map(CenterPage::key).orElse("");
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
        return of(
                call,
                from ->
                        texts.stream()
                                .filter(text -> text.compareTo(from) > 0)
                                .sorted()
                                .map(text -> new Reader.Entry<>(text, text)),
                shape);
    }

    private static String key(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException foreign) {
            throw CenterError.validation("NextToken is not one that a listing gave.");
        }
    }

    Struct output(String member) {
        Struct.Builder output = Struct.builder().put(member, shown);
        if (more) {
            output.put(
                    "NextToken",
                    Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
        }
        return output.build();
    }
}
