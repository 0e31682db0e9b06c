package cloister.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/** Follows the pods of all apps by one watch, and tells what becomes of each. */
final class PodWatch implements AutoCloseable {
    private static final Duration RESYNC = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SharedIndexInformer<Pod> informer;

    private PodWatch(SharedIndexInformer<Pod> informer) {
        this.informer = informer;
    }

    /**
     * Begins, and returns when all pods are known.
     *
     * @param told is called with a launch and what became of its pod, on one thread
     * @throws IllegalStateException where the cluster doesn't answer or refuses
     */
    static PodWatch of(Cluster cluster, BiConsumer<String, PodState> told) {
        SharedIndexInformer<Pod> informer = cluster.pods(RESYNC.toMillis());
        informer.addEventHandler(new Teller(told));
        informer.exceptionHandler((started, failure) -> started);
        try {
            informer.start().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return new PodWatch(informer);
        } catch (ExecutionException | CompletionException | TimeoutException failure) {
            informer.close();
            throw new IllegalStateException(
                    "Kubernetes doesn't show the pods of its namespace "
                            + cluster.settings().namespace()
                            + ": "
                            + Optional.ofNullable(failure.getCause()).orElse(failure).getMessage(),
                    failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The pods that are there, by the last that was told. */
    List<Pod> pods() {
        return informer.getStore().list();
    }

    /** A launch's pod. */
    Optional<Pod> pod(String launchId) {
        return pods().stream().filter(pod -> AppNames.launch(pod).equals(launchId)).findFirst();
    }

    @Override
    public void close() {
        informer.close();
    }

    private record Teller(BiConsumer<String, PodState> told) implements ResourceEventHandler<Pod> {
        @Override
        public void onAdd(Pod pod) {
            told.accept(AppNames.launch(pod), PodReading.of(pod));
        }

        @Override
        public void onUpdate(Pod before, Pod now) {
            onAdd(now);
        }

        @Override
        public void onDelete(Pod last, boolean unseen) {
            told.accept(AppNames.launch(last), PodReading.gone(last));
        }
    }
}
