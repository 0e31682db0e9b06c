package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.studio.AppOutcome;
import cloister.studio.runtime.LocalRuntime;
import cloister.studio.runtime.RuntimeSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A real JupyterLab in which nobody works. */
class IdleAppTest {
    @Test
    void it_is_stopped_although_its_idleness_is_asked_for_again_and_again(@TempDir Path data)
            throws InterruptedException {
        RuntimeSettings settings =
                new RuntimeSettings(
                        Optional.of(data),
                        Optional.of(JupyterVenv.required()),
                        Optional.empty(),
                        List.of(),
                        AppHosting.here().path(),
                        () -> "http://127.0.0.1:4566");
        BlockingQueue<AppOutcome> outcomes = new LinkedBlockingQueue<>();
        try (LocalRuntime runtime = new LocalRuntime(settings)) {
            // Longer than the time between two looks, each of which must not count as work.
            runtime.start(
                    Launches.of("0123456789abcdef", "ana", Optional.of(Duration.ofSeconds(25))),
                    outcomes::add);

            assertThat(outcomes.poll(3, TimeUnit.MINUTES)).isEqualTo(new AppOutcome.Serves());
            assertThat(outcomes.poll(2, TimeUnit.MINUTES)).isEqualTo(new AppOutcome.Idle());
        }
    }
}
