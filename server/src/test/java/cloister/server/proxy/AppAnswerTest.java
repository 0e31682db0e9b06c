package cloister.server.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** How an app's answer is read, also one that means no good. */
class AppAnswerTest {
    @Test
    void a_head_is_read_up_to_its_empty_line() throws IOException {
        InputStream in = bytes("HTTP/1.1 200 OK\r\nA: 1\r\nContent-Length: 2\r\n\r\nhi");
        ResponseHead head = ResponseHead.read(in);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.length()).contains(2L);
        assertThat(in.readAllBytes()).hasSize(2);
    }

    @Test
    void a_head_that_smuggles_or_never_ends_is_no_answer() {
        for (String hostile :
                new String[] {
                    "HTTP/2 200\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nA : 1\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nA: 1\rB: 2\r\n\r\n",
                    "HTTP/1.1 200 OK\r\n folded\r\n\r\n",
                    "HTTP/1.1 200 OK\r\n" + "A: 1\r\n".repeat(20_000),
                    "HTTP/1.1 200 OK\r\nA: 1"
                }) {
            assertThatThrownBy(() -> ResponseHead.read(bytes(hostile)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_body_ends_with_its_length_its_last_chunk_or_the_connection() throws IOException {
        assertThat(body("hello!!", BodyInput.Framing.LENGTH, 5)).isEqualTo("hello");
        assertThat(body("2\r\nhe\r\n3;x=1\r\nllo\r\n0\r\n\r\nno", BodyInput.Framing.CHUNKS, 0))
                .isEqualTo("hello");
        assertThat(body("hello", BodyInput.Framing.END, 0)).isEqualTo("hello");
    }

    @Test
    void a_body_that_breaks_off_is_not_taken_for_whole() {
        assertThatThrownBy(() -> body("hel", BodyInput.Framing.LENGTH, 5))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> body("5\r\nhel", BodyInput.Framing.CHUNKS, 0))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> body("-1\r\n", BodyInput.Framing.CHUNKS, 0))
                .isInstanceOf(IOException.class);
    }

    private static String body(String text, BodyInput.Framing framing, long length)
            throws IOException {
        return new String(new BodyInput(bytes(text), framing, length).readAllBytes(), ISO_8859_1);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(ISO_8859_1));
    }
}
