package cloister.studio.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.studio.AppLaunch;
import cloister.studio.AppOutcome;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

class LocalRuntimeTest {
    private static final AppLaunch APP = Launches.of("JupyterServer", Optional.empty());

    @Test
    void without_a_jupyterlab_an_app_has_failed_with_what_to_do() {
        try (LocalRuntime runtime = runtime()) {
            CompletableFuture<AppOutcome> outcome = new CompletableFuture<>();
            runtime.start(APP, outcome::complete);

            assertThat(outcome.join()).isEqualTo(new AppOutcome.Failed(JupyterFinder.ADVICE));
        }
    }

    @Test
    void what_never_ran_has_stopped_at_once() {
        try (LocalRuntime runtime = runtime()) {
            CompletableFuture<String> stopped = new CompletableFuture<>();
            runtime.stop(APP, () -> stopped.complete("stopped"));

            assertThat(stopped).isCompletedWithValue("stopped");
            assertThat(runtime.takeUp(APP, outcome -> {})).isFalse();
        }
    }

    @Test
    void types_that_nothing_runs_are_refused() {
        try (LocalRuntime runtime = runtime()) {
            assertThat(runtime.refusal("JupyterLab")).isEmpty();
            assertThat(runtime.refusal("Canvas").orElse("")).contains("Canvas");
            assertThat(runtime.refusal("CodeEditor").orElse("")).contains("--code-server");
        }
    }

    private static LocalRuntime runtime() {
        return new LocalRuntime(
                new RuntimeSettings(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        "/nowhere",
                        () -> "http://127.0.0.1:4566"));
    }
}
