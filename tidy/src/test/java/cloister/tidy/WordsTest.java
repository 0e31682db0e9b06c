package cloister.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class WordsTest {
    /** Put together, so that this file may be read too. */
    private static final Pattern LEFT_UNDONE = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");

    /** A folder of somebody's machine; those that every Unix has are no secret. */
    private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w.*}])/(root|work|Users)/");

    private static final Pattern HOST = Pattern.compile("https?://([A-Za-z0-9.-]+)");

    /** Where documentation, schemas and licences live, and names that nobody owns. */
    private static final Pattern KNOWN_HOST =
            Pattern.compile(
                    "localhost|127\\.0\\.0\\.1|(.*\\.)?example(\\.(com|org|net))?"
                            + "|((.*\\.)?(amazon\\.com|amazonaws\\.com|apache\\.org|w3\\.org"
                            + "|github\\.com|githubusercontent\\.com|smithy\\.io|openjdk\\.org"
                            + "|adoptium\\.net|oasis-open\\.org|openid\\.net|rfc-editor\\.org"
                            + "|ietf\\.org|jspecify\\.org|keepachangelog\\.com|semver\\.org"
                            + "|json-schema\\.org|opensource\\.org|cedarpolicy\\.com))");

    @Test
    void nothing_is_left_undone() {
        assertThat(lines(LEFT_UNDONE)).isEmpty();
    }

    @Test
    void no_path_of_a_machine_is_named() {
        assertThat(lines(MACHINE_PATH)).isEmpty();
    }

    @Test
    void builds_and_documents_name_known_hosts_only() {
        List<String> strangers = new ArrayList<>();
        for (Path file : Repository.files()) {
            if (isData(file)) {
                continue;
            }
            Matcher hosts = HOST.matcher(Repository.text(file).orElse(""));
            while (hosts.find()) {
                if (!KNOWN_HOST.matcher(hosts.group(1)).matches()) {
                    strangers.add(Repository.name(file) + ": " + hosts.group(1));
                }
            }
        }
        assertThat(strangers).as("hosts beside those of KNOWN_HOST").isEmpty();
    }

    /** What is read by programs and tests may hold any host; what tells people or Maven may not. */
    private static boolean isData(Path file) {
        String name = Repository.name(file);
        return name.contains("src/") || name.startsWith("spec/");
    }

    private static List<String> lines(Pattern banned) {
        List<String> found = new ArrayList<>();
        for (Path file : Repository.files()) {
            List<String> lines = Repository.text(file).orElse("").lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (banned.matcher(lines.get(i)).find()) {
                    found.add(Repository.name(file) + ":" + (i + 1) + ": " + lines.get(i).strip());
                }
            }
        }
        return found;
    }
}
