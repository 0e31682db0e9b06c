package cloister.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Findings and mends are those of {@code spec/lint}; {@code -Dlint.golden=write} writes them anew,
 * to be read before they are committed.
 */
class GoldenTest {
    private static final boolean WRITE = "write".equals(System.getProperty("lint.golden"));

    static List<LintCase> cases() {
        return LintCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findings_are_as_told(LintCase example) throws IOException {
        LintResult result = example.lint();
        String printed = FindingPrinter.print("policy.json", result, FindingPrinter.Style.PLAIN);
        expect(example.folder().resolve("findings.txt"), printed);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_is_certain_is_mended_as_told(LintCase example) throws IOException {
        expect(
                example.folder().resolve("fixed.json"),
                Fixer.fix(example.policy(), example.options()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_mended_text_has_nothing_left_to_mend(LintCase example) {
        String fixed = Fixer.fix(example.policy(), example.options());
        assertThat(Linter.lint(fixed, example.options()).fixable()).isZero();
        assertThat(Fixer.fix(fixed, example.options())).isEqualTo(fixed);
    }

    @Test
    void every_rule_has_an_example() {
        List<String> found =
                LintCase.all().stream()
                        .flatMap(example -> example.lint().findings().stream())
                        .map(finding -> finding.rule().id())
                        .distinct()
                        .toList();
        List<String> without =
                Rules.all().stream()
                        .map(Rule::id)
                        .filter(id -> !id.equals(Linter.UNCHECKED.id()))
                        .filter(id -> !found.contains(id))
                        .toList();
        assertThat(without).isEmpty();
    }

    @Test
    void no_two_rules_share_an_id() {
        assertThat(Rules.all().stream().collect(Collectors.groupingBy(Rule::id)).values())
                .allSatisfy(rules -> assertThat(rules).hasSize(1));
    }

    private static void expect(Path file, String text) throws IOException {
        if (WRITE) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file)).isEqualTo(text);
    }
}
