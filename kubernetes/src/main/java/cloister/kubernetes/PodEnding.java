package cloister.kubernetes;

import cloister.studio.runtime.AppDoor;
import cloister.studio.runtime.SocketHttp;

import io.fabric8.kubernetes.client.KubernetesClientException;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** How a pod ends: until it is gone, however long that takes, and then its Secret. */
record PodEnding(Cluster cluster) {
    private static final Logger LOG = Logger.getLogger(PodEnding.class.getName());
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    /** Asks JupyterLab to end, so that it ends its kernels; deleting the pod does the rest. */
    void ask(AppDoor door) {
        try {
            SocketHttp.ask(door, "POST", "api/shutdown");
        } catch (IOException silent) {
            LOG.log(Level.FINE, door.app().arn(), silent);
        }
    }

    /**
     * Ends a pod and returns when nothing of it is left.
     *
     * @param states what is told of it meanwhile
     * @throws InterruptedException where Cloister is stopped before
     */
    void end(String launchId, BlockingQueue<PodState> states) throws InterruptedException {
        while (!isGone(launchId)) {
            Optional<PodState> told = next(states);
            while (told.isPresent() && !(told.get() instanceof PodState.Gone)) {
                told = next(states);
            }
        }
    }

    private static Optional<PodState> next(BlockingQueue<PodState> states)
            throws InterruptedException {
        return Optional.ofNullable(states.poll(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS));
    }

    private boolean isGone(String launchId) {
        try {
            cluster.endPod(launchId);
            if (cluster.hasPod(launchId)) {
                return false;
            }
            cluster.deleteSecret(launchId);
            return true;
        } catch (KubernetesClientException failure) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.log(
                        Level.WARNING,
                        "The pod of launch " + launchId + " can't be ended yet",
                        failure);
            }
            return false;
        }
    }
}
