package cloister.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;

/** Reads the status of an app's pod (Kubernetes, Pod Lifecycle). */
final class PodReading {
    /** Why a container waits for good; of ErrImagePull the kubelet tries a few times more. */
    private static final Set<String> HOPELESS =
            Set.of(
                    "ImagePullBackOff",
                    "InvalidImageName",
                    "ErrImageNeverPull",
                    "CreateContainerConfigError");

    private static final String DELETED = "The app's pod was deleted by others than Cloister.";

    private PodReading() {}

    static PodState of(Pod pod) {
        PodStatus status = Optional.ofNullable(pod.getStatus()).orElseGet(PodStatus::new);
        Optional<ContainerState> container = container(status);
        Optional<ContainerStateTerminated> end =
                container.map(ContainerState::getTerminated).map(PodReading::present);
        String phase = text(status.getPhase());
        if (end.isPresent() || phase.equals("Failed") || phase.equals("Succeeded")) {
            return new PodState.Ended(
                    disruption(status)
                            .or(() -> how(status))
                            .or(() -> end.map(PodReading::how))
                            .orElse("The app's pod has ended."),
                    end.map(ContainerStateTerminated::getMessage).map(PodReading::text).orElse(""));
        }
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            return new PodState.Ended(disruption(status).orElse(DELETED), "");
        }
        return phase.equals("Running") && container.map(ContainerState::getRunning).isPresent()
                ? running(status)
                : waiting(status, container.map(ContainerState::getWaiting));
    }

    /** What became of a pod that is deleted, by the last that was seen of it. */
    static PodState.Gone gone(Pod last) {
        return new PodState.Gone(
                switch (of(last)) {
                    case PodState.Ended(String how, String words) -> how;
                    case PodState.Stuck stuck -> DELETED;
                    case PodState.Waits waits -> DELETED;
                    case PodState.Runs runs -> DELETED;
                    case PodState.Gone(String how) -> how;
                });
    }

    private static Optional<ContainerState> container(PodStatus status) {
        return status.getContainerStatuses().stream()
                .filter(each -> AppPod.CONTAINER.equals(each.getName()))
                .flatMap(each -> Optional.ofNullable(each.getState()).stream())
                .findFirst();
    }

    private static @Nullable ContainerStateTerminated present(
            @Nullable ContainerStateTerminated state) {
        return state != null && state.getExitCode() != null ? state : null;
    }

    /** An address is taken as a number, so that no name is looked up. */
    private static PodState running(PodStatus status) {
        try {
            return new PodState.Runs(InetAddress.ofLiteral(text(status.getPodIP())));
        } catch (IllegalArgumentException none) {
            return new PodState.Waits("it has no address", false);
        }
    }

    private static PodState waiting(PodStatus status, Optional<ContainerStateWaiting> waiting) {
        String reason = waiting.map(ContainerStateWaiting::getReason).orElse("");
        String why =
                waiting.map(state -> told(state.getReason(), state.getMessage()))
                        .or(() -> unplaced(status))
                        .orElse("Pending");
        if (HOPELESS.contains(reason)) {
            return new PodState.Stuck(
                    "The app's container can't be started: " + why + " Ask whoever runs Cloister.");
        }
        return new PodState.Waits(why, unplaced(status).isPresent());
    }

    private static Optional<String> unplaced(PodStatus status) {
        return status.getConditions().stream()
                .filter(condition -> "PodScheduled".equals(condition.getType()))
                .filter(condition -> "False".equals(condition.getStatus()))
                .map(condition -> told(condition.getReason(), condition.getMessage()))
                .findFirst();
    }

    /** Kubernetes, Disruptions, Pod disruption conditions. */
    private static Optional<String> disruption(PodStatus status) {
        return status.getConditions().stream()
                .filter(condition -> "DisruptionTarget".equals(condition.getType()))
                .filter(condition -> "True".equals(condition.getStatus()))
                .map(PodReading::disruption)
                .findFirst();
    }

    private static String disruption(PodCondition condition) {
        return "The cluster ended the app's pod: "
                + told(condition.getReason(), condition.getMessage());
    }

    private static String how(ContainerStateTerminated end) {
        String reason = text(end.getReason());
        int status = end.getExitCode();
        if (reason.equals("OOMKilled")) {
            return "JupyterLab ran out of memory (OOMKilled): its instance type is too small.";
        }
        if (reason.equals("StartError") || reason.equals("ContainerCannotRun")) {
            return "JupyterLab couldn't be started: " + told(reason, end.getMessage());
        }
        return status > 128
                ? "JupyterLab was killed by signal " + (status - 128) + "."
                : "JupyterLab ended with status " + status + ".";
    }

    private static Optional<String> how(PodStatus status) {
        return Optional.of(text(status.getReason()))
                .filter(reason -> !reason.isEmpty())
                .map(reason -> "The app's pod has ended: " + told(reason, status.getMessage()));
    }

    private static String told(@Nullable String reason, @Nullable String message) {
        String words = text(reason) + (text(message).isEmpty() ? "" : ": " + text(message));
        return words.matches("(?s).*[.!?]") ? words : words + ".";
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
