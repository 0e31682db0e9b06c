package cloister.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Does with pods what a cluster's kubelets do, as far as Cloister can see it: starts their commands
 * as processes of this machine, each at a loopback address of its own, and tells their status. A
 * finalizer stands for the time that a pod takes to end.
 */
final class Kubelet implements AutoCloseable, ResourceEventHandler<Pod> {
    static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private static final String FINALIZER = "cloister.test/kubelet";

    /** An image that no registry has. */
    static final String NO_IMAGE = "registry.example/none:1";

    private final Map<String, Process> processes = new ConcurrentHashMap<>();
    private final AtomicInteger addresses = new AtomicInteger(10);

    /** bubblewrap ends what it runs with the thread that started it. */
    private final ExecutorService spawner = Executors.newSingleThreadExecutor();

    private final ExecutorService work = Executors.newSingleThreadExecutor();
    private final KubernetesClient client;
    private final Path image;
    private final Path folder;
    private final SharedIndexInformer<Pod> informer;

    Kubelet(KubernetesClient client, String namespace, Path image, Path folder) {
        this.client = client;
        this.image = image;
        this.folder = folder;
        informer = client.pods().inNamespace(namespace).inform(this);
    }

    /** The folder of a claim. */
    Path claim(String name) {
        return folder.resolve("claims").resolve(name);
    }

    /** Ends the only pod's processes as the kernel does when it needs memory. */
    void kill() {
        processes.values().forEach(p -> p.descendants().forEach(ProcessHandle::destroyForcibly));
    }

    int running() {
        return processes.size();
    }

    @Override
    public void onAdd(Pod pod) {
        work.execute(() -> start(pod));
    }

    @Override
    public void onUpdate(Pod before, Pod now) {
        if (before.getMetadata().getDeletionTimestamp() == null
                && now.getMetadata().getDeletionTimestamp() != null) {
            work.execute(() -> end(now));
        }
    }

    @Override
    public void onDelete(Pod last, boolean unseen) {}

    private void start(Pod pod) {
        edit(
                pod,
                now ->
                        new PodBuilder(now)
                                .editMetadata()
                                .addToFinalizers(FINALIZER)
                                .endMetadata()
                                .build());
        if (pod.getSpec().getContainers().getFirst().getImage().equals(NO_IMAGE)) {
            tell(
                    pod,
                    "Pending",
                    "",
                    new ContainerStateBuilder()
                            .withNewWaiting(
                                    "Back-off pulling image \"" + NO_IMAGE + "\"",
                                    "ImagePullBackOff")
                            .build());
            return;
        }
        String address = "127.0.0." + addresses.incrementAndGet();
        try {
            Path own = Files.createDirectories(folder.resolve(pod.getMetadata().getName()));
            PodFiles files = new PodFiles(client, pod, folder.resolve("claims"), own);
            ProcessBuilder builder = new PodProcess(files, image).builder(address);
            Path output = own.resolve("output");
            builder.redirectOutput(output.toFile());
            Process process = spawner.submit(builder::start).get();
            processes.put(pod.getMetadata().getName(), process);
            tell(pod, "Running", address, new ContainerStateBuilder().withNewRunning(null).build());
            var _ = process.onExit().thenRun(() -> work.execute(() -> ended(pod, process, output)));
        } catch (IOException | InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void ended(Pod pod, Process process, Path output) {
        processes.remove(pod.getMetadata().getName());
        int status = process.exitValue();
        tell(
                pod,
                status == 0 ? "Succeeded" : "Failed",
                "",
                new ContainerStateBuilder()
                        .withNewTerminated()
                        .withExitCode(status)
                        .withReason(status == 0 ? "Completed" : "Error")
                        .withMessage(status == 0 ? "" : tail(output))
                        .endTerminated()
                        .build());
    }

    private static String tail(Path output) {
        try {
            List<String> lines = Files.readAllLines(output, UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException none) {
            return "";
        }
    }

    private void end(Pod pod) {
        Process process = processes.get(pod.getMetadata().getName());
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroy);
            try {
                if (!process.waitFor(
                        pod.getSpec().getTerminationGracePeriodSeconds(), TimeUnit.SECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.waitFor();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            ended(pod, process, folder.resolve(pod.getMetadata().getName()).resolve("output"));
        }
        edit(
                pod,
                now ->
                        new PodBuilder(now)
                                .editMetadata()
                                .removeFromFinalizers(FINALIZER)
                                .endMetadata()
                                .build());
    }

    private void tell(Pod pod, String phase, String address, ContainerState state) {
        Pod now = client.pods().resource(pod).get();
        if (now != null) {
            now.setStatus(
                    new PodStatusBuilder()
                            .withPhase(phase)
                            .withPodIP(address.isEmpty() ? null : address)
                            .addNewContainerStatus()
                            .withName(
                                    Objects.requireNonNull(
                                            pod.getSpec().getContainers().getFirst().getName()))
                            .withState(state)
                            .endContainerStatus()
                            .build());
            client.pods().resource(now).updateStatus();
        }
    }

    private void edit(Pod pod, UnaryOperator<Pod> change) {
        PodResource named =
                client.pods()
                        .inNamespace(pod.getMetadata().getNamespace())
                        .withName(pod.getMetadata().getName());
        if (named.get() != null) {
            named.edit(change);
        }
    }

    @Override
    public void close() {
        informer.close();
        work.shutdownNow();
        processes.values().forEach(p -> p.descendants().forEach(ProcessHandle::destroyForcibly));
        spawner.shutdownNow();
    }
}
