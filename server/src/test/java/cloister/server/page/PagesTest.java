package cloister.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

class PagesTest {
    private static final String HOSTILE = "<script>alert(1)</script>\" onload=\"x";
    private static final Words ENGLISH = Words.accepted(Optional.empty());

    @Test
    void whatever_people_named_things_is_escaped() {
        HomePage page =
                new HomePage(
                        ENGLISH,
                        HOSTILE,
                        HOSTILE,
                        HOSTILE,
                        HOSTILE,
                        HOSTILE,
                        HOSTILE,
                        Instant.EPOCH,
                        List.of(new AppView(HOSTILE, HOSTILE, HOSTILE)),
                        List.of(new SpaceView(HOSTILE, HOSTILE, HOSTILE)),
                        HOSTILE,
                        HOSTILE,
                        HOSTILE);

        assertThat(new String(Pages.home(page), UTF_8))
                .doesNotContain("<script")
                .contains("value=\"&lt;script>alert(1)&lt;/script>&#34; onload=&#34;x\"");
    }

    @Test
    void a_refusal_shows_its_message_as_text() {
        assertThat(new String(Pages.notice(Notice.refused(ENGLISH, HOSTILE)), UTF_8))
                .doesNotContain("<script")
                .contains("AccessDeniedException");
    }

    @Test
    void the_language_is_the_one_the_reader_likes_best() {
        assertThat(Words.accepted(Optional.of("pt-BR,en;q=0.5")).language()).isEqualTo("pt");
        assertThat(Words.accepted(Optional.of("fr,en;q=0.5")).language()).isEqualTo("en");
        assertThat(Words.accepted(Optional.of("de")).language()).isEqualTo("en");
        assertThat(Words.accepted(Optional.of(";;;=")).language()).isEqualTo("en");
    }
}
