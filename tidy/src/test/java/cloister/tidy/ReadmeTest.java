package cloister.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.cli.Main;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class ReadmeTest {
    private static final Pattern LAUNCHED =
            Pattern.compile("\\./cloister ([a-z][a-z-]*)([^\\n`|#]*)");
    private static final Pattern OPTION = Pattern.compile("(?<!\\S)--[a-z-]+");

    @Test
    void commands_in_documents_exist_with_their_options() {
        List<String> unknown = new ArrayList<>();
        for (Path file : Repository.files()) {
            if (!file.toString().endsWith(".md") || Repository.name(file).startsWith("spec")) {
                continue;
            }
            Matcher launched = LAUNCHED.matcher(Repository.text(file).orElse(""));
            while (launched.find()) {
                if (!isKnown(launched.group(1), launched.group(2))) {
                    unknown.add(Repository.name(file) + ": " + launched.group());
                }
            }
        }
        assertThat(unknown).as("command lines that ./cloister doesn't know").isEmpty();
    }

    @Test
    void the_readme_s_test_command_is_what_ci_runs() {
        String command = "mvn -B verify";
        assertThat(text("README.md")).contains(command);
        assertThat(text(".ci/run")).contains(command);
    }

    private static boolean isKnown(String command, String rest) {
        return Main.commands().contains(command)
                && OPTION.matcher(rest)
                        .results()
                        .allMatch(option -> Main.options(command).contains(option.group()));
    }

    private static String text(String name) {
        return Repository.text(Repository.ROOT.resolve(name)).orElseThrow();
    }
}
