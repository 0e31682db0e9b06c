package cloister.wire;

import cloister.wire.Shape.ListShape;
import cloister.wire.Shape.StringShape;
import cloister.wire.Shape.StructureShape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What a REST answer carries outside its body: headers and the status. */
final class RestOutput {
    private final Map<String, String> headers = new LinkedHashMap<>();
    private OptionalInt status = OptionalInt.empty();

    private RestOutput() {}

    static RestOutput of(StructureShape shape, Struct output) {
        RestOutput written = new RestOutput();
        output.members().forEach((name, value) -> written.put(Members.of(shape, name), value));
        return written;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** The status that a member says; none where the model has it. */
    OptionalInt status() {
        return status;
    }

    private void put(Member member, Object value) {
        switch (member.location()) {
            case BODY, QUERY, URI -> {}
            case STATUS_CODE -> status = OptionalInt.of((Integer) value);
            case HEADER -> headers.put(member.wireName(), text(member, value));
            case HEADERS ->
                    ((Map<?, ?>) value)
                            .forEach(
                                    (name, text) ->
                                            headers.put(member.wireName() + name, (String) text));
        }
    }

    private static String text(Member member, Object value) {
        if (member.shape() instanceof ListShape list) {
            return HeaderList.write(
                    ((List<?>) value)
                            .stream().map(element -> simple(list.member(), element)).toList(),
                    list.member().shape() instanceof StringShape);
        }
        return simple(member, value);
    }

    private static String simple(Member member, Object value) {
        return HttpText.write(member.shape(), member, value, TimestampFormat.HTTP_DATE);
    }
}
