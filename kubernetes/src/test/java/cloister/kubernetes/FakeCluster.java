package cloister.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** The API of a cluster that keeps what it is given, and runs nothing. */
final class FakeCluster implements AutoCloseable {
    static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofMillis(200));

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final KubernetesMockServer server;
    private final KubernetesClient client;

    private FakeCluster(KubernetesMockServer server) {
        this.server = server;
        client = server.createClient();
    }

    static FakeCluster start() {
        Map<ServerRequest, Queue<ServerResponse>> answers = new HashMap<>();
        KubernetesMockServer server =
                new KubernetesMockServer(
                        new Context(),
                        new MockWebServer(),
                        answers,
                        new KubernetesMixedDispatcher(answers),
                        false);
        server.init();
        return new FakeCluster(server);
    }

    KubernetesRuntime runtime(Optional<Path> data) {
        return KubernetesRuntime.open(Apps.SETTINGS, data, server.createClient(), PATIENCE);
    }

    KubernetesMockServer server() {
        return server;
    }

    List<Pod> pods() {
        return client.pods().inNamespace(Apps.NAMESPACE).list().getItems();
    }

    List<Secret> secrets() {
        return client.secrets().inNamespace(Apps.NAMESPACE).list().getItems();
    }

    List<PersistentVolumeClaim> claims() {
        return client.persistentVolumeClaims().inNamespace(Apps.NAMESPACE).list().getItems();
    }

    void put(HasMetadata thing) {
        client.resource(thing).inNamespace(Apps.NAMESPACE).create();
    }

    /** Waits for a launch's pod. */
    Pod pod(String launchId) throws InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(end)) {
            for (Pod pod : pods()) {
                if (pod.getMetadata().getName().equals("app-" + launchId)) {
                    return pod;
                }
            }
            Thread.sleep(20);
        }
        throw new AssertionError("there is no pod of launch " + launchId);
    }

    /** Writes a pod's status as a kubelet would. */
    void status(String launchId, String status) throws InterruptedException {
        Pod pod = pod(launchId);
        pod.setStatus(new KubernetesSerialization().unmarshal("---\n" + status, PodStatus.class));
        client.resource(pod).inNamespace(Apps.NAMESPACE).updateStatus();
    }

    /** Deletes a pod behind Cloister's back. */
    void delete(String launchId) {
        client.pods().inNamespace(Apps.NAMESPACE).withName("app-" + launchId).delete();
    }

    /** Waits until of all that was made only homes are left. */
    boolean hasOnlyHomes() throws InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(end)) {
            if (pods().isEmpty() && secrets().isEmpty()) {
                return true;
            }
            Thread.sleep(20);
        }
        return false;
    }

    @Override
    public void close() {
        client.close();
        try {
            server.destroy();
        } catch (IllegalStateException late) {
            // It has waited ten seconds for threads of its own, and goes without them.
        }
    }
}
