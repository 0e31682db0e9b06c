package cloister.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Documents that IAM refuses, each beside its refusal, in a folder named after its kind. */
final class RefusedPoliciesTest {
    private static final Path FOLDER = Path.of("..", "spec", "refused");

    static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_malformed_document_is_refused_at_its_place(Path file) throws IOException {
        String text = Files.readString(file);
        String folder = file.getName(file.getNameCount() - 2).toString();
        PolicyKind kind = PolicyKind.valueOf(folder.replace('-', '_').toUpperCase(Locale.ROOT));
        Path expected = Path.of(file.toString().replace(".json", ".txt"));

        MalformedPolicyException refusal =
                catchThrowableOfType(
                        MalformedPolicyException.class, () -> PolicyDocument.parse(text, kind));

        assertThat(refusal).as("the refusal of %s", file).isNotNull();
        assertThat("%d:%d: %s%n".formatted(refusal.line(), refusal.column(), refusal.getMessage()))
                .isEqualTo(Files.readString(expected));
    }
}
