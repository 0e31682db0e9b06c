package cloister.policy.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Optional;

/** The engine and the reference agree on all small worlds: hundreds of thousands of requests. */
final class SmallWorldsTest {
    static List<Family> families() {
        return Family.ALL;
    }

    static List<Trees.Caller> callers() {
        return Callers.all(Callers.RED);
    }

    @ParameterizedTest
    @MethodSource("families")
    void engine_and_reference_agree_on_every_condition(Family family) {
        agree(ConditionWorlds.of(family));
    }

    @ParameterizedTest
    @MethodSource("callers")
    void engine_and_reference_agree_on_every_combination_of_layers(Trees.Caller caller) {
        agree(LayerWorlds.of(caller));
    }

    @Test
    void engine_and_reference_agree_on_every_pair_of_patterns() {
        agree(ElementWorlds.of(callers().getFirst()));
        agree(ElementWorlds.of(Callers.all(Callers.UNTAGGED).get(1)));
    }

    private static void agree(List<List<Json>> worlds) {
        assertThat(
                        worlds.parallelStream()
                                .map(Agreement::complaintOfWorld)
                                .flatMap(Optional::stream)
                                .findAny())
                .isEmpty();
    }
}
