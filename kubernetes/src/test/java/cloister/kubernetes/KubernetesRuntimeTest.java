package cloister.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.studio.AppLaunch;
import cloister.studio.AppOutcome;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What becomes of apps by what a cluster says; with real JupyterLabs see server's tests. */
class KubernetesRuntimeTest {
    private static final String ID = "0123456789abcdef";

    @TempDir Path data;

    private final AppLaunch app = Apps.launch(ID, "ana");
    private final BlockingQueue<AppOutcome> outcomes = new LinkedBlockingQueue<>();
    private FakeCluster cluster;
    private KubernetesRuntime runtime;

    @BeforeEach
    void open() {
        cluster = FakeCluster.start();
        runtime = cluster.runtime(Optional.of(data));
        runtime.endOthers();
    }

    @AfterEach
    void close() {
        runtime.close();
        cluster.close();
    }

    @Test
    void an_app_is_a_pod_a_secret_and_a_home() throws InterruptedException {
        runtime.start(app, outcomes::add);
        cluster.pod(ID);

        assertThat(cluster.pods()).hasSize(1);
        assertThat(cluster.secrets()).hasSize(1);
        assertThat(cluster.claims()).hasSize(1);
        assertThat(runtime.door(ID)).isEmpty();
    }

    @Test
    void an_image_that_can_not_be_pulled_fails_with_the_reason() throws InterruptedException {
        runtime.start(app, outcomes::add);
        cluster.status(
                ID,
                """
                phase: Pending
                containerStatuses:
                - name: jupyterlab
                  state: {waiting: {reason: ImagePullBackOff, message: 'Back-off pulling image "no/such:1"'}}
                """);

        assertThat(failure()).contains("ImagePullBackOff", "no/such:1");
        assertThat(cluster.hasOnlyHomes()).isTrue();
    }

    @Test
    void an_app_that_no_node_has_room_for_fails_after_a_while() throws InterruptedException {
        runtime.start(app, outcomes::add);
        cluster.status(
                ID,
                """
                phase: Pending
                conditions:
                - {type: PodScheduled, status: 'False', reason: Unschedulable, message: Insufficient cpu}
                """);

        assertThat(failure()).contains("Unschedulable: Insufficient cpu");
        assertThat(cluster.hasOnlyHomes()).isTrue();
    }

    @Test
    void what_ends_before_it_serves_tells_its_last_words() throws InterruptedException {
        runtime.start(app, outcomes::add);
        cluster.status(
                ID,
                """
                phase: Failed
                containerStatuses:
                - name: jupyterlab
                  state: {terminated: {exitCode: 2, reason: Error, message: No module named jupyterlab}}
                """);

        assertThat(failure())
                .isEqualTo(
                        "JupyterLab ended with status 2. It never served. Its last words: No module"
                                + " named jupyterlab");
    }

    @Test
    void a_pod_deleted_behind_cloister_s_back_is_a_failed_app() throws InterruptedException {
        runtime.start(app, outcomes::add);
        cluster.pod(ID);
        cluster.delete(ID);

        assertThat(failure()).contains("deleted by others");
        assertThat(cluster.hasOnlyHomes()).isTrue();
    }

    @Test
    void an_instance_type_of_unknown_size_is_no_guess() throws InterruptedException {
        runtime.start(Apps.launch(ID, "ana", "ml.trn1.2xlarge", Optional.empty()), outcomes::add);

        assertThat(failure()).contains("ml.trn1.2xlarge");
        assertThat(cluster.pods()).isEmpty();
    }

    @Test
    void what_the_cluster_refuses_fails_with_its_words() throws InterruptedException {
        cluster.server()
                .expect()
                .post()
                .withPath("/api/v1/namespaces/studio-apps/pods")
                .andReturn(
                        403,
                        """
                        {"kind": "Status", "apiVersion": "v1", "code": 403, "message": "exceeded quota: pods"}\
                        """)
                .always();
        runtime.start(app, outcomes::add);

        assertThat(failure()).isEqualTo("Kubernetes refused the app: exceeded quota: pods");
        assertThat(cluster.hasOnlyHomes()).isTrue();
    }

    @Test
    void a_stop_leaves_the_home_and_nothing_else() throws InterruptedException {
        runtime.start(app, outcomes::add);
        cluster.pod(ID);
        CountDownLatch stopped = new CountDownLatch(1);
        runtime.stop(app, stopped::countDown);

        assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(cluster.pods()).isEmpty();
        assertThat(cluster.secrets()).isEmpty();
        assertThat(cluster.claims()).hasSize(1);
        assertThat(outcomes).isEmpty();
    }

    @Test
    void homes_go_with_their_domain_and_no_other() throws InterruptedException {
        runtime.start(app, outcomes::add);
        cluster.pod(ID);
        runtime.deleteHomes("d-2");
        assertThat(cluster.claims()).hasSize(1);

        runtime.deleteHomes("d-1");
        assertThat(cluster.claims()).isEmpty();
    }

    @Test
    void a_pending_app_is_not_started_twice_by_a_restart() throws InterruptedException {
        runtime.start(app, outcomes::add);
        String pod = cluster.pod(ID).getMetadata().getUid();
        runtime.close();
        runtime = cluster.runtime(Optional.of(data));
        runtime.start(app, outcomes::add);
        runtime.endOthers();
        assertThat(cluster.pod(ID).getMetadata().getUid()).isEqualTo(pod);
        cluster.status(ID, "{phase: Failed, reason: Evicted, message: no memory}");

        assertThat(failure()).contains("Evicted: no memory");
        assertThat(cluster.hasOnlyHomes()).isTrue();
    }

    @Test
    void what_ended_while_cloister_was_away_tells_why() throws InterruptedException {
        runtime.start(app, outcomes::add);
        cluster.pod(ID);
        runtime.close();
        cluster.status(ID, "{phase: Failed, reason: Evicted, message: no memory}");
        runtime = cluster.runtime(Optional.of(data));

        assertThat(runtime.takeUp(app, outcomes::add)).isTrue();
        assertThat(failure())
                .contains("Evicted: no memory", "Create the app again")
                .doesNotContain("never served");
    }

    @Test
    void pods_of_unknown_apps_are_ended_and_those_of_another_cloister_are_not(@TempDir Path other)
            throws InterruptedException {
        runtime.start(app, outcomes::add);
        cluster.pod(ID);
        runtime.close();

        try (KubernetesRuntime stranger = cluster.runtime(Optional.of(other))) {
            stranger.endOthers();
            Thread.sleep(500);
            assertThat(cluster.pods()).hasSize(1);
        }
        runtime = cluster.runtime(Optional.of(data));
        runtime.endOthers();
        assertThat(cluster.hasOnlyHomes()).isTrue();
    }

    @Test
    void without_a_directory_nothing_outlives_cloister() throws InterruptedException {
        try (KubernetesRuntime memory = cluster.runtime(Optional.empty())) {
            memory.start(app, outcomes::add);
            cluster.pod(ID);
        }

        assertThat(cluster.pods()).isEmpty();
        assertThat(cluster.claims()).isEmpty();
    }

    @Test
    void a_token_is_its_app_s_from_the_start_to_the_end() throws InterruptedException {
        runtime.start(app, outcomes::add);
        cluster.pod(ID);
        AppKeys keys = AppKeys.of(cluster.secrets().getFirst()).orElseThrow();
        assertThat(runtime.holder(keys.credentialToken())).contains(app);
        assertThat(runtime.holder(keys.door())).isEmpty();
        runtime.close();
        runtime = cluster.runtime(Optional.of(data));
        assertThat(runtime.holder(keys.credentialToken())).isEmpty();
        runtime.takeUp(app, outcomes::add);
        assertThat(runtime.holder(keys.credentialToken())).contains(app);

        cluster.delete(ID);
        assertThat(failure()).contains("deleted by others");
        assertThat(cluster.hasOnlyHomes()).isTrue();
        assertThat(runtime.holder(keys.credentialToken())).isEmpty();
    }

    @Test
    void a_cluster_that_does_not_answer_is_told_at_the_start() {
        Config nowhere =
                new ConfigBuilder()
                        .withMasterUrl("http://127.0.0.1:1")
                        .withRequestRetryBackoffLimit(0)
                        .build();
        KubernetesClient client = new KubernetesClientBuilder().withConfig(nowhere).build();

        assertThatThrownBy(
                        () ->
                                KubernetesRuntime.open(
                                        Apps.SETTINGS,
                                        Optional.of(data),
                                        client,
                                        FakeCluster.PATIENCE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Kubernetes at http://127.0.0.1:1/ can't be used:");
    }

    private String failure() throws InterruptedException {
        AppOutcome outcome = outcomes.poll(20, TimeUnit.SECONDS);
        assertThat(outcome).isInstanceOf(AppOutcome.Failed.class);
        return outcome instanceof AppOutcome.Failed(String reason) ? reason : "";
    }
}
