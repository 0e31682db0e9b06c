package cloister.server.facts;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.ServiceModel;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** docs/compatibility.md tells which operations are served, and it tells what is so. */
class CompatibilityTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "compatibility.md");
    private static final String WRITE = "compatibility";
    private static final String HEAD =
            """
            # Which operations are served

            Of each service's API model, the operations that Cloister serves and those that it refuses. A refused one is answered with the protocol's own error
            (`InvalidAction`, `UnknownOperationException`) and never pretended. A service that isn't listed isn't there. This page is written by a test from the code:
            `mvn -q -pl server -am test -Dtest=CompatibilityTest -Dsurefire.failIfNoSpecifiedTests=false -Dcompatibility=write`.
            """;

    @Test
    void the_document_lists_what_is_served_and_what_is_refused() throws IOException {
        String document = document(FactsCompleteTest.served());
        if ("write".equals(System.getProperty(WRITE))) {
            Files.writeString(DOCUMENT, document);
        }

        assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
                .as("docs/compatibility.md; -D%s=write brings it up to date", WRITE)
                .isEqualTo(document);
    }

    private static String document(Collection<String> served) {
        Map<String, Set<String>> byService = new TreeMap<>();
        for (String operation : served) {
            String[] parts = operation.split(":", 2);
            byService.computeIfAbsent(parts[0], _ -> new TreeSet<>()).add(parts[1]);
        }
        StringBuilder text = new StringBuilder(HEAD);
        byService.forEach(
                (service, operations) ->
                        FactsCompleteTest.models(service)
                                .forEach(model -> append(text, model, operations)));
        return text.toString();
    }

    private static void append(StringBuilder text, ServiceModel model, Set<String> operations) {
        Set<String> refused = new TreeSet<>(model.operations().names());
        int all = refused.size();
        Set<String> served = new TreeSet<>(refused);
        served.retainAll(operations);
        refused.removeAll(served);
        text.append("\n## ")
                .append(model.id())
                .append("\n\nServed, ")
                .append(served.size())
                .append(" of ")
                .append(all)
                .append(": ")
                .append(list(served))
                .append(".\n");
        if (!refused.isEmpty()) {
            text.append("\nRefused: ").append(list(refused)).append(".\n");
        }
    }

    private static String list(Set<String> operations) {
        return operations.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
