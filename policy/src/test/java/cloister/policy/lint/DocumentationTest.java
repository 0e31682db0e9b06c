package cloister.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table of rules in {@code docs/lint.md} is made here; {@code -Dlint.golden=write} writes it.
 */
class DocumentationTest {
    private static final Path FILE = Path.of("..", "docs", "lint.md");
    private static final String START = "| rule | finds | mended |\n";

    @Test
    void the_documentation_lists_every_rule() throws IOException {
        String text = Files.readString(FILE);
        String head = text.contains(START) ? text.substring(0, text.indexOf(START)) : text;
        String whole = head + table();
        if ("write".equals(System.getProperty("lint.golden"))) {
            Files.writeString(FILE, whole);
        }
        assertThat(Files.readString(FILE)).isEqualTo(whole);
    }

    @Test
    void the_documentation_names_every_kind_of_policy() throws IOException {
        assertThat(KindNames.names())
                .allSatisfy(kind -> assertThat(Files.readString(FILE)).contains("`" + kind + "`"));
    }

    private static String table() {
        Set<String> mended =
                LintCase.all().stream()
                        .flatMap(example -> example.lint().findings().stream())
                        .filter(finding -> finding.fix().isPresent())
                        .map(finding -> finding.rule().id())
                        .collect(Collectors.toSet());
        StringBuilder table = new StringBuilder(START).append("|---|---|---|\n");
        for (Severity severity : Severity.values()) {
            table.append("| **").append(severity.word()).append("s** | | |\n");
            Rules.all().stream()
                    .filter(rule -> rule.severity() == severity)
                    .forEach(rule -> table.append(row(rule, mended.contains(rule.id()))));
        }
        return table.toString();
    }

    private static String row(Rule rule, boolean mended) {
        return "| `%s` | %s | %s |\n".formatted(rule.id(), rule.summary(), mended ? "✓" : "");
    }
}
