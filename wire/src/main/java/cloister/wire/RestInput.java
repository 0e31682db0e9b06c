package cloister.wire;

import cloister.wire.Shape.ListShape;
import cloister.wire.Shape.MapShape;
import cloister.wire.Shape.StructureShape;
import cloister.wire.Shape.TimestampShape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what a REST request carries outside its body: labels, query string and headers. */
final class RestInput {
    private final HttpRequestView request;
    private final QueryString query;
    private final Map<String, String> labels;

    private RestInput(OperationModel operation, HttpRequestView request) {
        this.request = request;
        query = new QueryString(request.rawQuery());
        labels =
                UriTemplate.of(operation.httpUri())
                        .match(request.rawPath(), query)
                        .orElse(Map.of());
    }

    /** The members by name; those of the body aren't among them. */
    static Map<String, Object> read(
            OperationModel operation, StructureShape shape, HttpRequestView request) {
        RestInput input = new RestInput(operation, request);
        Map<String, Object> members = new LinkedHashMap<>();
        for (Member member : shape.members().values()) {
            input.value(member).ifPresent(value -> members.put(member.name(), value));
        }
        return members;
    }

    private Optional<?> value(Member member) {
        return switch (member.location()) {
            case BODY, STATUS_CODE -> Optional.empty();
            case URI ->
                    Optional.ofNullable(labels.get(member.wireName()))
                            .map(text -> simple(member, text, TimestampFormat.DATE_TIME));
            case QUERY -> query(member);
            case HEADER -> header(member);
            case HEADERS -> headers(member.wireName());
        };
    }

    private Optional<?> query(Member member) {
        if (member.shape() instanceof MapShape map) {
            return queryMap(map);
        }
        List<String> texts = query.values(member.wireName());
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                member.shape() instanceof ListShape list
                        ? texts.stream()
                                .map(text -> simple(list.member(), text, TimestampFormat.DATE_TIME))
                                .toList()
                        : simple(member, texts.getFirst(), TimestampFormat.DATE_TIME));
    }

    /** All parameters, also those that other members have. */
    private Optional<?> queryMap(MapShape map) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (String name : query.names()) {
            List<String> texts = query.values(name);
            entries.put(name, map.value().shape() instanceof ListShape ? texts : texts.getFirst());
        }
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries);
    }

    private Optional<?> header(Member member) {
        List<String> lines = request.headers(member.wireName());
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        if (member.shape() instanceof ListShape list) {
            Member element = list.member();
            return Optional.of(
                    HeaderList.read(lines, isDate(element)).stream()
                            .map(text -> simple(element, text, TimestampFormat.HTTP_DATE))
                            .toList());
        }
        return Optional.of(
                simple(member, String.join(", ", lines).trim(), TimestampFormat.HTTP_DATE));
    }

    private Optional<?> headers(String prefix) {
        Map<String, Object> found = new LinkedHashMap<>();
        for (String name : request.headerNames()) {
            if (name.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT))) {
                found.put(
                        name.substring(prefix.length()),
                        String.join(", ", new ArrayList<>(request.headers(name))));
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /** Whether an element has a comma in itself. */
    static boolean isDate(Member element) {
        return element.shape() instanceof TimestampShape time
                && HttpText.format(time, element, TimestampFormat.HTTP_DATE)
                        == TimestampFormat.HTTP_DATE;
    }

    private static Object simple(Member member, String text, TimestampFormat rule) {
        return HttpText.read(member.shape(), member, text, rule);
    }
}
