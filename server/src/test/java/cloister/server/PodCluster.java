package cloister.server;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import cloister.kubernetes.Callers;
import cloister.kubernetes.KubernetesSettings;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * What stands for a cluster: an API that keeps what it is given, and a {@link Kubelet} that really
 * runs it. No Kubernetes is in it: nothing places pods, and no network policy holds.
 */
final class PodCluster implements AutoCloseable {
    private static final String NAMESPACE = "studio-apps";

    private final KubernetesMockServer server;
    private final KubernetesClient client;
    private final Kubelet kubelet;

    private PodCluster(KubernetesMockServer server, Path image, Path folder) {
        this.server = server;
        client = server.createClient();
        kubelet = new Kubelet(client, NAMESPACE, image, folder);
    }

    /** Starts it, and leads the client's own chain to it by a kubeconfig. */
    static PodCluster start(Path folder) throws IOException {
        if (!Files.isExecutable(Path.of("/usr/bin/bwrap"))) {
            String reason = "Pods are tried out with bubblewrap, which isn't installed.";
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                fail(reason);
            }
            abort(reason);
        }
        Path image = JupyterVenv.required();
        Map<ServerRequest, Queue<ServerResponse>> answers = new HashMap<>();
        KubernetesMockServer server =
                new KubernetesMockServer(
                        new Context(),
                        new MockWebServer(),
                        answers,
                        new KubernetesMixedDispatcher(answers),
                        false);
        server.init();
        Path config = folder.resolve("kubeconfig");
        Files.writeString(config, kubeconfig(server));
        System.setProperty("kubeconfig", config.toString());
        return new PodCluster(server, image, Files.createDirectories(folder.resolve("pods")));
    }

    private static String kubeconfig(KubernetesMockServer server) {
        return """
        apiVersion: v1
        kind: Config
        current-context: none
        contexts:
        - {name: none, context: {cluster: nowhere, user: nobody}}
        - {name: test, context: {cluster: mock, user: nobody, namespace: default}}
        clusters:
        - {name: nowhere, cluster: {server: 'http://127.0.0.1:1'}}
        - {name: mock, cluster: {server: 'http://127.0.0.1:%d'}}
        users:
        - {name: nobody, user: {token: none}}
        """
                .formatted(server.getPort());
    }

    KubernetesSettings settings(String image, String endpoint) {
        return new KubernetesSettings(
                Optional.of("test"),
                NAMESPACE,
                image,
                Optional.empty(),
                endpoint,
                new Callers.Addresses("127.0.0.1/32"),
                Optional.empty(),
                KubernetesSettings.DEFAULT_HOME_SIZE);
    }

    Kubelet kubelet() {
        return kubelet;
    }

    List<Pod> pods() {
        return client.pods().inNamespace(NAMESPACE).list().getItems();
    }

    List<Secret> secrets() {
        return client.secrets().inNamespace(NAMESPACE).list().getItems();
    }

    List<PersistentVolumeClaim> claims() {
        return client.persistentVolumeClaims().inNamespace(NAMESPACE).list().getItems();
    }

    @Override
    public void close() {
        System.clearProperty("kubeconfig");
        kubelet.close();
        client.close();
        try {
            server.destroy();
        } catch (IllegalStateException late) {
            // It has waited ten seconds for threads of its own, and goes without them.
        }
    }
}
