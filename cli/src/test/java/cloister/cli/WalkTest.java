package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

final class WalkTest {
    private static final Answer DONE = Answer.done(200, Map.of());
    private static final Answer DENIED =
            Answer.failed(400, "AccessDeniedException", "User: x is not authorized");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Walk walk =
            new Walk(new PrintStream(written, true, StandardCharsets.UTF_8), Paint.PLAIN);

    @Test
    void expectations_that_hold_are_printed_with_their_outcome() {
        walk.section("Doors");
        walk.allowed("mine opens", DONE);
        walk.denied("yours stays shut", DENIED);
        assertThat(walk.conclude()).isTrue();
        assertThat(text())
                .isEqualTo(
                        """

                        Doors
                          expected  outcome
                          allowed   allowed   mine opens
                          denied    denied    yours stays shut
                                              User: x is not authorized

                        All 2 expectations hold.
                        """);
    }

    @Test
    void a_broken_expectation_is_named_with_what_came_of_it() {
        walk.section("Doors");
        walk.denied("yours stays shut", DONE);
        walk.allowed(
                "mine opens", List.of(DONE, Answer.failed(400, "ResourceNotFound", "no door")));
        assertThat(walk.conclude()).isFalse();
        assertThat(walk.broken())
                .containsExactly(
                        "Doors: yours stays shut: expected denied, outcome allowed",
                        "Doors: mine opens: expected allowed, outcome ResourceNotFound: no door");
        assertThat(text()).contains("2 of 2 expectations broke:");
    }

    @Test
    void an_error_that_is_no_denial_is_not_taken_for_one() {
        walk.denied("yours stays shut", Answer.failed(404, "NoSuchEntity", "no door"));
        assertThat(walk.conclude()).isFalse();
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
