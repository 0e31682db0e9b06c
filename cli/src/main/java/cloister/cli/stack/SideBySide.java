package cloister.cli.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks side by side, so many at a time as there are connections. */
final class SideBySide {
    private SideBySide() {}

    /**
     * Runs all and gives their results in order.
     *
     * @throws RuntimeException what the first failed task threw
     */
    static <T> List<T> run(List<? extends Callable<T>> tasks) throws InterruptedException {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(Clients.PARALLEL, Thread.ofVirtual().factory())) {
            List<Future<T>> running = new ArrayList<>();
            tasks.forEach(task -> running.add(threads.submit(task)));
            List<T> results = new ArrayList<>();
            try {
                for (Future<T> each : running) {
                    results.add(each.get());
                }
            } catch (ExecutionException failed) {
                threads.shutdownNow();
                throw failed.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(failed);
            }
            return results;
        }
    }
}
