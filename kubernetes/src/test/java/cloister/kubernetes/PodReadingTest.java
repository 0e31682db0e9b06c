package cloister.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;

/** Statuses as kubelets and the control plane write them. */
class PodReadingTest {
    @Test
    void a_container_that_runs_is_reached_at_its_pod_s_address() {
        assertThat(state("phase: Running, podIP: 10.1.2.3", "running: {}"))
                .isEqualTo(new PodState.Runs(InetAddress.ofLiteral("10.1.2.3")));
        assertThat(state("phase: Running, podIP: 'fd00::7'", "running: {}"))
                .isEqualTo(new PodState.Runs(InetAddress.ofLiteral("fd00::7")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "cloister.example", "10.1.2.3:80", "''"})
    void what_is_no_number_is_no_address(String address) {
        assertThat(
                        state(
                                "phase: Running, podIP: '" + address.replace("'", "") + "'",
                                "running: {}"))
                .isInstanceOf(PodState.Waits.class);
    }

    @Test
    void a_pod_that_no_node_takes_waits_and_says_why() {
        String condition =
                "{type: PodScheduled, status: 'False', reason: Unschedulable,"
                        + " message: '0/3 nodes are available: 3 Insufficient cpu.'}";
        assertThat(PodReading.of(pod("", "phase: Pending, conditions: [" + condition + "]")))
                .isEqualTo(
                        new PodState.Waits(
                                "Unschedulable: 0/3 nodes are available: 3 Insufficient cpu.",
                                true));
    }

    @Test
    void an_image_that_can_not_be_pulled_is_tried_again_and_then_given_up() {
        assertThat(state("phase: Pending", "waiting: {reason: ErrImagePull, message: 'not found'}"))
                .isEqualTo(new PodState.Waits("ErrImagePull: not found.", false));
        assertThat(
                        state(
                                "phase: Pending",
                                "waiting: {reason: ImagePullBackOff, message: 'Back-off pulling"
                                        + " image \"no/such:1\"'}"))
                .isInstanceOfSatisfying(
                        PodState.Stuck.class,
                        stuck ->
                                assertThat(stuck.reason())
                                        .contains(
                                                "ImagePullBackOff: Back-off pulling image"
                                                        + " \"no/such:1\""));
    }

    @Test
    void an_end_tells_how_it_came() {
        assertThat(how("exitCode: 137, reason: OOMKilled")).contains("out of memory");
        assertThat(how("exitCode: 137, reason: Error"))
                .isEqualTo("JupyterLab was killed by signal 9.");
        assertThat(how("exitCode: 3, reason: Error")).isEqualTo("JupyterLab ended with status 3.");
        assertThat(how("exitCode: 128, reason: StartError, message: 'jupyter-lab: not found'"))
                .isEqualTo("JupyterLab couldn't be started: StartError: jupyter-lab: not found.");
    }

    @Test
    void an_evicted_pod_says_so_before_how_its_container_ended() {
        String end = "terminated: {exitCode: 137, reason: Error}";
        assertThat(
                        state(
                                "phase: Failed, reason: Evicted, message: 'The node was low on"
                                        + " resource: memory.'",
                                end))
                .isEqualTo(
                        new PodState.Ended(
                                "The app's pod has ended: Evicted: The node was low on resource:"
                                        + " memory.",
                                ""));
        assertThat(
                        state(
                                "phase: Failed, conditions: [{type: DisruptionTarget, status:"
                                        + " 'True', reason: PreemptionByScheduler, message: 'for a"
                                        + " higher priority'}]",
                                end))
                .isEqualTo(
                        new PodState.Ended(
                                "The cluster ended the app's pod: PreemptionByScheduler: for a"
                                        + " higher priority.",
                                ""));
    }

    @Test
    void a_pod_that_somebody_deletes_is_at_its_end_though_it_runs() {
        Pod deleted =
                pod(
                        ", deletionTimestamp: '2026-01-01T00:00:00Z'",
                        "phase: Running, podIP: 10.1.2.3");
        assertThat(PodReading.of(deleted)).isInstanceOf(PodState.Ended.class);
        assertThat(PodReading.gone(deleted).how()).contains("deleted by others");
    }

    private static String how(String terminated) {
        return ((PodState.Ended) state("phase: Failed", "terminated: {" + terminated + "}")).how();
    }

    private static PodState state(String status, String container) {
        return PodReading.of(
                pod(
                        "",
                        status
                                + ", containerStatuses: [{name: jupyterlab, state: {"
                                + container
                                + "}}]"));
    }

    private static Pod pod(String metadata, String status) {
        return new KubernetesSerialization()
                .unmarshal(
                        "---\n{apiVersion: v1, kind: Pod, metadata: {name: app-1"
                                + metadata
                                + "}, status: {"
                                + status
                                + "}}",
                        Pod.class);
    }
}
