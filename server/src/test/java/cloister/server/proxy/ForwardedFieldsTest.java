package cloister.server.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class ForwardedFieldsTest {
    private static final Set<String> OWN = Set.of("cloister_app");

    @Test
    void the_browsers_secrets_do_not_reach_the_app() {
        List<Field> fields =
                ForwardedFields.toApp(
                        List.of(
                                new Field("Cookie", "_xsrf=1; cloister_app=secret; other=2"),
                                new Field("Authorization", "token guessed"),
                                new Field("X-Forwarded-For", "10.0.0.1"),
                                new Field("Accept", "*/*")),
                        OWN);

        assertThat(fields)
                .containsExactly(
                        new Field("Cookie", "_xsrf=1; other=2"), new Field("Accept", "*/*"));
    }

    @Test
    void fields_of_the_connection_stay_on_it() {
        List<Field> received =
                List.of(
                        new Field("Connection", "close, X-Own"),
                        new Field("X-Own", "1"),
                        new Field("Transfer-Encoding", "chunked"),
                        new Field("keep-alive", "5"));

        assertThat(ForwardedFields.toApp(received, OWN)).isEmpty();
        assertThat(ForwardedFields.fromApp(received, OWN))
                .extracting(Field::name)
                .doesNotContain("Connection", "X-Own", "Transfer-Encoding", "keep-alive");
    }

    @Test
    void an_app_sets_cookies_for_its_own_host_and_name_only() {
        List<Field> fields =
                ForwardedFields.fromApp(
                        List.of(
                                new Field("Set-Cookie", "_xsrf=1; Path=/"),
                                new Field("Set-Cookie", "a=1; Domain=studio.localhost"),
                                new Field("Set-Cookie", "cloister_app=stolen; Path=/")),
                        OWN);

        assertThat(fields)
                .filteredOn(field -> field.is("Set-Cookie"))
                .containsExactly(new Field("Set-Cookie", "_xsrf=1; Path=/"));
    }

    @Test
    void an_app_opens_its_origin_to_no_other() {
        List<Field> fields =
                ForwardedFields.fromApp(
                        List.of(
                                new Field("Access-Control-Allow-Origin", "*"),
                                new Field("Cross-Origin-Resource-Policy", "cross-origin")),
                        OWN);

        assertThat(fields)
                .doesNotContain(new Field("Access-Control-Allow-Origin", "*"))
                .contains(new Field("Cross-Origin-Resource-Policy", "same-origin"))
                .doesNotContain(new Field("Cross-Origin-Resource-Policy", "cross-origin"));
    }
}
