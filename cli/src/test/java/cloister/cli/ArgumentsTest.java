package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

final class ArgumentsTest {
    private static final List<Option> KNOWN =
            List.of(
                    Option.valued("--port", "NUMBER", "the port"),
                    Option.flag("--memory", "keep nothing"));

    @Test
    void options_take_their_value_as_the_next_word_or_after_an_equals_sign() {
        assertThat(parse("--port", "80").value("--port")).contains("80");
        assertThat(parse("--port=80").value("--port")).contains("80");
        assertThat(parse("--memory").has("--memory")).isTrue();
        assertThat(parse().has("--memory")).isFalse();
    }

    @Test
    void words_that_are_no_options_keep_their_order() {
        assertThat(parse("b", "--memory", "a", "-").operands()).containsExactly("b", "a", "-");
        assertThat(parse("--", "--memory").operands()).containsExactly("--memory");
    }

    @Test
    void an_unknown_option_is_refused_and_the_known_are_named() {
        assertThatThrownBy(() -> parse("--prot", "80"))
                .isInstanceOf(UsageException.class)
                .hasMessage("unknown option --prot; known are: --port NUMBER, --memory");
    }

    @Test
    void a_missing_value_and_a_value_too_many_are_refused() {
        assertThatThrownBy(() -> parse("--port")).hasMessage("missing value: --port NUMBER");
        assertThatThrownBy(() -> parse("--memory=yes")).hasMessage("--memory takes no value");
    }

    @Test
    void numbers_have_bounds() {
        assertThat(parse("--port=65535").number("--port", 0, 65535)).contains(65535);
        for (String wrong : List.of("65536", "-1", "x", "", "99999999999")) {
            assertThatThrownBy(() -> parse("--port=" + wrong).number("--port", 0, 65535))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("--port is %s and must be a number from 0 to 65535", wrong);
        }
    }

    private static Arguments parse(String... words) {
        return Arguments.parse(List.of(words), KNOWN);
    }
}
