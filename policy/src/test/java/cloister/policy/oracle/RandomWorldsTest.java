package cloister.policy.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The engine and the reference agree on random cases. {@code -Dcloister.oracle.cases=N} sets how
 * many, {@code -Dcloister.oracle.seed=S} where they begin.
 */
final class RandomWorldsTest {
    @Test
    void engine_and_reference_agree_on_random_cases() {
        long cases = Long.getLong("cloister.oracle.cases", 1_000_000);
        long seed = Long.getLong("cloister.oracle.seed", 20_260_504);
        Optional<String> complaint =
                LongStream.range(seed, seed + cases)
                        .parallel()
                        .mapToObj(RandomWorldsTest::complaint)
                        .flatMap(Optional::stream)
                        .findAny();
        assertThat(complaint).isEmpty();
    }

    private static Optional<String> complaint(long seed) {
        return Agreement.complaint(RandomCases.of(seed)).map(c -> "Seed " + seed + ". " + c);
    }
}
