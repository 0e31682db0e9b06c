package cloister.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The operations of a REST service, found by method and URI. */
final class RestOperations {
    private final List<Entry> entries = new ArrayList<>();

    RestOperations(ServiceModel service) {
        for (String name : service.operations().names()) {
            OperationModel operation = service.operation(name).orElseThrow();
            entries.add(new Entry(UriTemplate.of(operation.httpUri()), operation));
        }
        entries.sort(Comparator.comparingInt((Entry entry) -> entry.uri.fixed()).reversed());
    }

    Optional<OperationModel> find(HttpRequestView request, QueryString query) {
        for (Entry entry : entries) {
            if (entry.operation.httpMethod().equals(request.method())
                    && entry.uri.match(request.rawPath(), query).isPresent()) {
                return Optional.of(entry.operation);
            }
        }
        return Optional.empty();
    }

    private record Entry(UriTemplate uri, OperationModel operation) {}
}
