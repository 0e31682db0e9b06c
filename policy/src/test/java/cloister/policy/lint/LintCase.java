package cloister.policy.lint;

import cloister.policy.PolicyKind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A folder of {@code spec/lint}: a text, what is found in it, and the text mended. */
record LintCase(Path folder) {
    private static final Path ROOT = Path.of("..", "spec", "lint");

    static List<LintCase> all() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.sorted().map(LintCase::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return folder.getFileName().toString();
    }

    String policy() {
        return text("policy.json");
    }

    /** The options, of which a file {@code kind.txt} may say the kind. */
    LintOptions options() {
        Optional<PolicyKind> kind =
                Files.exists(folder.resolve("kind.txt"))
                        ? KindNames.parse(text("kind.txt").strip())
                        : Optional.empty();
        return new LintOptions(kind, Set.of());
    }

    LintResult lint() {
        return Linter.lint(policy(), options());
    }

    String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
