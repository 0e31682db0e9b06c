package cloister.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import com.google.googlejavaformat.java.StringWrapper;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

final class FormatTest {
    private final Formatter formatter =
            new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());

    @Test
    void java_files_are_formatted() {
        List<String> unformatted =
                Repository.javaFiles().parallelStream()
                        .filter(file -> !isFormatted(file))
                        .map(Repository::name)
                        .toList();
        assertThat(unformatted).as("files that `./format` would change").isEmpty();
    }

    private boolean isFormatted(Path file) {
        String source = Repository.text(file).orElse("");
        try {
            String ordered = ImportOrderer.reorderImports(source, Style.AOSP);
            String formatted =
                    formatter.formatSource(RemoveUnusedImports.removeUnusedImports(ordered));
            return StringWrapper.wrap(formatted, formatter).equals(source);
        } catch (FormatterException failure) {
            throw new AssertionError(Repository.name(file), failure);
        }
    }
}
