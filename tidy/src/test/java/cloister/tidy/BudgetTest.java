package cloister.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

final class BudgetTest {
    private static final int LARGEST_FILE = 500;
    private static final int MEDIAN_FILE = 90;
    private static final int LARGEST_METHOD = 60;

    @Test
    void no_file_is_longer_than_500_lines() {
        List<String> over =
                Repository.javaFiles().stream()
                        .filter(file -> lines(file) > LARGEST_FILE)
                        .map(file -> Repository.name(file) + " has " + lines(file) + " lines")
                        .toList();
        assertThat(over).isEmpty();
    }

    @Test
    void the_median_file_is_shorter_than_90_lines() {
        List<Long> lengths =
                Repository.javaFiles().stream().map(BudgetTest::lines).sorted().toList();
        assertThat(lengths.get(lengths.size() / 2)).isLessThan(MEDIAN_FILE);
    }

    @Test
    void methods_are_shorter_than_60_lines() {
        List<String> over =
                Sources.methods(Repository.javaFiles()).stream()
                        .filter(method -> method.lines() >= LARGEST_METHOD)
                        .map(Sources.Method::toString)
                        .toList();
        assertThat(over).isEmpty();
    }

    private static long lines(Path file) {
        return Repository.text(file).orElse("").lines().count();
    }
}
