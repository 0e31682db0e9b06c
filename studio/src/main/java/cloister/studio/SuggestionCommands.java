package cloister.studio;

import cloister.store.Reader;
import cloister.store.Store;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** GetSearchSuggestions: names of properties, tags and parameters that Search can filter by. */
record SuggestionCommands(Store store) {
    private static final int MOST_SUGGESTIONS = 50;

    /** The longest ResourcePropertyName: filters of Search take no longer one either. */
    private static final int LONGEST_NAME = 255;

    Map<String, Command> commands() {
        return Map.of("sagemaker:GetSearchSuggestions", this::suggest);
    }

    private Struct suggest(Call call) {
        return suggest(call, SearchKind.of(call.input()));
    }

    private <V> Struct suggest(Call call, SearchKind<V> kind) {
        String hint =
                call.input()
                        .optionalStruct("SuggestionQuery")
                        .flatMap(query -> query.optionalStruct("PropertyNameQuery"))
                        .map(query -> query.string("PropertyNameHint"))
                        .orElse("");
        Reader reader = store.read();
        SortedSet<String> names = new TreeSet<>(kind.properties());
        kind.table()
                .list(reader, Listing.all(call.region()))
                .items()
                .forEach(value -> collect(kind.record(reader, value), names));
        return Struct.builder()
                .put(
                        "PropertyNameSuggestions",
                        names.stream()
                                .filter(name -> name.startsWith(hint))
                                .filter(name -> name.length() <= LONGEST_NAME)
                                .limit(MOST_SUGGESTIONS)
                                .map(name -> Struct.builder().put("PropertyName", name).build())
                                .toList())
                .build();
    }

    private static void collect(Struct record, SortedSet<String> names) {
        record.structs("Tags").forEach(tag -> names.add("Tags." + tag.string("Key")));
        record.structs("Metrics")
                .forEach(metric -> names.add("Metrics." + metric.string("MetricName")));
        record.get("Parameters")
                .ifPresent(
                        parameters ->
                                ((Map<?, ?>) parameters)
                                        .keySet()
                                        .forEach(key -> names.add("Parameters." + key)));
    }
}
