package cloister.server.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class OriginCheckTest {
    private static final String OWN = "http://s1.studio.localhost:4566";
    private static final String OTHER = "http://s2.studio.localhost:4566";

    @Test
    void the_studios_own_pages_may_do_anything() {
        assertThat(OriginCheck.passes("POST", fields("Origin", OWN), OWN)).isTrue();
        assertThat(OriginCheck.passes("GET", fields("Sec-Fetch-Site", "same-origin"), OWN))
                .isTrue();
    }

    @Test
    void another_studios_pages_may_not_though_they_are_of_the_same_site() {
        assertThat(OriginCheck.passes("POST", fields("Origin", OTHER), OWN)).isFalse();
        assertThat(OriginCheck.passes("GET", fields("Origin", "null"), OWN)).isFalse();
        assertThat(
                        OriginCheck.passes(
                                "GET",
                                fields(
                                        "Sec-Fetch-Site", "same-site",
                                        "Sec-Fetch-Mode", "no-cors",
                                        "Sec-Fetch-Dest", "script"),
                                OWN))
                .isFalse();
    }

    @Test
    void a_person_may_follow_a_link_but_no_page_may_frame_a_studio() {
        assertThat(OriginCheck.passes("GET", navigation("document"), OWN)).isTrue();
        assertThat(OriginCheck.passes("GET", navigation("iframe"), OWN)).isFalse();
        assertThat(OriginCheck.passes("POST", navigation("document"), OWN)).isFalse();
    }

    @Test
    void who_tells_nothing_may_only_read() {
        assertThat(OriginCheck.passes("GET", List.of(), OWN)).isTrue();
        assertThat(OriginCheck.passes("DELETE", List.of(), OWN)).isFalse();
    }

    @Test
    void a_web_socket_always_tells_its_origin() {
        assertThat(OriginCheck.passesWebSocket(fields("Origin", OWN), OWN)).isTrue();
        assertThat(OriginCheck.passesWebSocket(fields("Origin", OTHER), OWN)).isFalse();
        assertThat(OriginCheck.passesWebSocket(List.of(), OWN)).isFalse();
    }

    private static List<Field> navigation(String destination) {
        return fields(
                "Sec-Fetch-Site", "cross-site",
                "Sec-Fetch-Mode", "navigate",
                "Sec-Fetch-Dest", destination);
    }

    private static List<Field> fields(String... namesAndValues) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
        }
        return fields;
    }
}
