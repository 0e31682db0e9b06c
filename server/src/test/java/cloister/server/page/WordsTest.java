package cloister.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

class WordsTest {
    @Test
    void every_word_is_there_in_every_language() throws IOException {
        assertThat(words("words_pt").keySet()).isEqualTo(words("words").keySet());
    }

    @Test
    void every_apostrophe_is_written_twice_as_the_format_wants() throws IOException {
        for (String file : new String[] {"words", "words_pt"}) {
            assertThat(words(file).values())
                    .allSatisfy(
                            text ->
                                    assertThat(text.toString().replace("''", ""))
                                            .doesNotContain("'"));
        }
    }

    private static Properties words(String file) throws IOException {
        Properties words = new Properties();
        try (Reader in =
                new InputStreamReader(
                        Objects.requireNonNull(
                                Words.class.getResourceAsStream(file + ".properties")),
                        StandardCharsets.UTF_8)) {
            words.load(in);
        }
        return words;
    }
}
