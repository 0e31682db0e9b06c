package cloister.studio.runtime;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes, all from one thread that lives as long as Cloister: a process that is to end
 * with its parent ends with the thread that started it (prctl, PR_SET_PDEATHSIG).
 */
final class Spawner implements AutoCloseable {
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("cloister-spawner").daemon().factory());

    Process start(ProcessBuilder process) throws IOException, InterruptedException {
        try {
            return thread.submit(process::start).get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }

    /** Ends the thread, and with it what it started. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
