package cloister.policy.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * The engine and the reference agree on random cases. {@code -Dcloister.oracle.cases=N} sets how
 * many, {@code -Dcloister.oracle.seed=S} where they begin.
 */
final class RandomWorldsTest {
    /** Requests of one world, whose policies are compiled once. */
    private static final int REQUESTS = 16;

    private static final long CASES = Long.getLong("cloister.oracle.cases", 1_000_000);
    private static final long SEED = Long.getLong("cloister.oracle.seed", 20_260_504);

    @Test
    void library_and_reference_agree_on_random_worlds() {
        none(CASES / REQUESTS, seed -> Agreement.complaintOfWorld(RandomCases.of(seed, REQUESTS)));
    }

    @Test
    void decide_and_reference_agree_on_random_lines() {
        none(CASES / 20, seed -> Agreement.complaint(RandomCases.of(seed)));
    }

    private static void none(long seeds, LongFunction<Optional<String>> complaint) {
        Optional<String> found =
                LongStream.range(SEED, SEED + seeds)
                        .parallel()
                        .mapToObj(seed -> complaint.apply(seed).map(c -> "Seed " + seed + ". " + c))
                        .flatMap(Optional::stream)
                        .findAny();
        assertThat(found).isEmpty();
    }
}
