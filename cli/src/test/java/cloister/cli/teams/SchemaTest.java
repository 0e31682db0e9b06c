package cloister.cli.teams;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.cli.JsonTree;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Editors go by the schema, Cloister by its reader: they must know the same words. */
final class SchemaTest {
    private static final Path FILE = Path.of("../docs/teams.schema.json");

    @Test
    void the_schema_has_the_words_that_the_reader_knows() throws IOException {
        assertThat(words()).isEqualTo(TeamsReader.TOP);
        assertThat(words("properties", "domain")).isEqualTo(TeamsReader.DOMAIN);
        assertThat(words("$defs", "team")).isEqualTo(TeamsReader.TEAM);
        assertThat(words("$defs", "never")).isEqualTo(TeamsReader.NEVER);
    }

    @Test
    void the_schema_has_the_patterns_that_the_reader_goes_by() throws IOException {
        assertThat(pattern("$defs", "user")).isEqualTo(whole(Names.USER));
        assertThat(pattern("properties", "domain", "properties", "name"))
                .isEqualTo(whole(Names.DOMAIN));
        assertThat(pattern("properties", "teams", "propertyNames")).isEqualTo(whole(Names.TEAM));
        assertThat(pattern("$defs", "team", "properties", "bucket")).isEqualTo(whole(Names.BUCKET));
        assertThat(pattern("$defs", "team", "properties", "repositories", "items"))
                .isEqualTo(whole(Names.REPOSITORY));
    }

    private static String whole(Pattern pattern) {
        return "^" + pattern.pattern() + "$";
    }

    private static Set<?> words(String... path) throws IOException {
        Object properties = at(path).get("properties");
        return properties instanceof Map<?, ?> members ? members.keySet() : Set.of();
    }

    private static String pattern(String... path) throws IOException {
        return String.valueOf(at(path).get("pattern"));
    }

    private static Map<?, ?> at(String... path) throws IOException {
        Map<?, ?> place = JsonTree.read(Files.readString(FILE));
        for (String step : path) {
            Object next = place.get(step);
            assertThat(next).as(step).isInstanceOf(Map.class);
            place = next instanceof Map<?, ?> members ? members : Map.of();
        }
        return place;
    }
}
