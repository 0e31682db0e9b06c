package cloister.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(#[^)]*)?\\)");

    @Test
    void the_changelog_tells_what_is_unreleased() {
        String changelog = text("CHANGELOG.md");
        int from = changelog.indexOf("## [Unreleased]");
        assertThat(from).as("a heading `## [Unreleased]`").isNotNegative();
        int next = changelog.indexOf("\n## ", from + 1);
        String unreleased = changelog.substring(from, next < 0 ? changelog.length() : next);
        assertThat(unreleased).as("its entries").contains("\n- ");
    }

    @Test
    void every_decision_is_in_the_index() {
        String index = text("docs/decisions/README.md");
        List<String> missing =
                Repository.files().stream()
                        .map(Repository::name)
                        .filter(name -> name.matches("docs/decisions/\\d{4}-.*\\.md"))
                        .map(name -> name.substring("docs/decisions/".length()))
                        .filter(name -> !index.contains("](" + name + ")"))
                        .toList();
        assertThat(missing).as("decisions that docs/decisions/README.md doesn't link").isEmpty();
    }

    @Test
    void links_between_documents_lead_somewhere() {
        List<String> broken = new ArrayList<>();
        for (Path file : Repository.files()) {
            if (!file.toString().endsWith(".md")) {
                continue;
            }
            Matcher links = LINK.matcher(Repository.text(file).orElse(""));
            while (links.find()) {
                if (!Files.exists(file.resolveSibling(links.group(1)))) {
                    broken.add(Repository.name(file) + ": " + links.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static String text(String name) {
        return Repository.text(Repository.ROOT.resolve(name)).orElseThrow();
    }
}
