package cloister.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured is also right. */
final class WorkloadTest {
    @ParameterizedTest
    @ValueSource(strings = {"W1", "W2", "W3-10", "W3-100", "W3-1000"})
    void every_request_of_a_workload_is_decided_as_expected(String name) throws Exception {
        Workload workload = Workload.named(name);
        Engine engine = new CloisterEngine();
        engine.load(workload);

        for (int i = 0; i < workload.requests().size(); i++) {
            Workload.Request request = workload.requests().get(i);
            assertThat(engine.decide(i)).as("%s", request).isEqualTo(request.allow());
        }
    }
}
