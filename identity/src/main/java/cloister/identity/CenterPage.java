package cloister.identity;

import cloister.store.Reader;
import cloister.wire.Call;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** One page of a listing: MaxResults and NextToken, which is the last key shown. */
record CenterPage(List<Struct> shown, boolean more, String last) {
    private static final int MOST = 100;

    /**
     * The page that a call asks for.
     *
     * @param from the entries after a key, in the order of keys
     * @param shape an entry's value as it is shown
     */
    static <V> CenterPage of(
            Call call, Function<String, Stream<Reader.Entry<V>>> from, Function<V, Struct> shape) {
        int size = call.input().optionalInt("MaxResults").orElse(MOST);
        String after = call.input().optionalString("NextToken").orElse("");
        List<Struct> shown = new ArrayList<>();
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

    Struct output(String member) {
        Struct.Builder output = Struct.builder().put(member, shown);
        if (more) {
            output.put("NextToken", last);
        }
        return output.build();
    }
}
