package cloister.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;

class UriTemplateTest {
    @Test
    void labels_take_one_segment_each_decoded() {
        assertThat(match("/a/{B}/c/{D}", "/a/x%2Fy/c/caf%C3%A9"))
                .contains(Map.of("B", "x/y", "D", "café"));
        assertThat(match("/a/{B}", "/a/x+y")).contains(Map.of("B", "x+y"));
    }

    @Test
    void a_greedy_label_takes_slashes_and_leaves_what_follows() {
        assertThat(match("/a/{B+}/c", "/a/x/y/z/c")).contains(Map.of("B", "x/y/z"));
        assertThat(match("/a/{B+}/c", "/a/c")).isEmpty();
    }

    @Test
    void an_empty_label_fits_nothing() {
        assertThat(match("/a/{B}", "/a/")).isEmpty();
        assertThat(match("/a/{B}", "/a")).isEmpty();
    }

    @Test
    void a_fixed_parameter_must_be_there() {
        assertThat(match("/token?aws_iam=t", "/token")).isEmpty();
        assertThat(UriTemplate.of("/token?aws_iam=t").match("/token", new QueryString("aws_iam=t")))
                .contains(Map.of());
        assertThat(UriTemplate.of("/token?aws_iam=t").fixed())
                .isGreaterThan(UriTemplate.of("/token").fixed());
    }

    @Test
    void broken_escapes_fit_nothing() {
        assertThat(match("/a/{B}", "/a/%zz")).isEmpty();
        assertThat(match("/a/{B}", "/a/%ff")).isEmpty();
        assertThat(match("/{A}", "")).isEmpty();
    }

    private static Optional<Map<String, String>> match(String template, String path) {
        return UriTemplate.of(template).match(path, new QueryString(""));
    }
}
