package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.kubernetes.KubernetesRuntime;
import cloister.studio.AppLaunch;
import cloister.studio.AppOutcome;
import cloister.studio.runtime.AppDoor;
import cloister.studio.runtime.SocketHttp;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Real JupyterLabs, run as the pods that Cloister asks for say. */
class PodAppTest {
    private static final String IMAGE = "registry.example/jupyter:1";
    private static final String ENDPOINT = "https://cloister.example";

    @TempDir Path folder;

    private final BlockingQueue<AppOutcome> outcomes = new LinkedBlockingQueue<>();
    private PodCluster cluster;
    private KubernetesRuntime runtime;

    @BeforeEach
    void open() throws IOException {
        cluster = PodCluster.start(folder);
        runtime = runtime(IMAGE);
    }

    @AfterEach
    void close() {
        if (runtime != null) {
            runtime.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void it_serves_behind_its_door_and_a_stop_leaves_its_home() throws Exception {
        AppLaunch app = Launches.of("0123456789abcdef", "Ana-MARIA_1", Optional.empty());
        runtime.start(app, outcomes::add);
        assertThat(next()).isEqualTo(new AppOutcome.Serves());

        AppDoor door = runtime.door(app.id()).orElseThrow();
        assertThat(SocketHttp.ask(door, "GET", "api/status").orElse("")).contains("kernels");
        AppDoor guessed = new AppDoor(app, door.address(), "guessed", door.base());
        assertThat(SocketHttp.ask(guessed, "GET", "api/status")).isEmpty();
        assertThat(home(app))
                .isDirectoryContaining(
                        file -> file.endsWith(".jupyter") || file.endsWith(".local"));

        Files.writeString(home(app).resolve("work.txt"), "kept", UTF_8);
        CountDownLatch stopped = new CountDownLatch(1);
        runtime.stop(app, stopped::countDown);
        assertThat(stopped.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(runtime.door(app.id())).isEmpty();
        assertThat(cluster.kubelet().running()).isZero();
        assertThat(cluster.pods()).isEmpty();
        assertThat(cluster.secrets()).isEmpty();
        assertThat(cluster.claims()).hasSize(1);
        assertThat(home(app).resolve("work.txt")).hasContent("kept");
        runtime.deleteHomes("d-1");
        assertThat(cluster.claims()).isEmpty();
    }

    @Test
    void it_goes_on_while_cloister_is_away_and_is_taken_up_again() throws Exception {
        AppLaunch app = Launches.of("0123456789abcdef", "ana", Optional.empty());
        runtime.start(app, outcomes::add);
        assertThat(next()).isEqualTo(new AppOutcome.Serves());
        AppDoor before = runtime.door(app.id()).orElseThrow();
        String token = token();
        runtime.close();
        assertThat(cluster.kubelet().running()).isOne();

        runtime = runtime(IMAGE);
        assertThat(runtime.takeUp(app, outcomes::add)).isTrue();
        runtime.endOthers();
        assertThat(next()).isEqualTo(new AppOutcome.Serves());
        assertThat(runtime.door(app.id())).contains(before);
        assertThat(runtime.holder(token)).contains(app);

        cluster.kubelet().kill();
        assertThat(next())
                .isInstanceOfSatisfying(
                        AppOutcome.Failed.class,
                        failed -> assertThat(failed.reason()).contains("killed by signal 9"));
        assertThat(runtime.door(app.id())).isEmpty();
    }

    @Test
    void one_that_nobody_works_in_is_stopped() throws InterruptedException {
        runtime.start(
                Launches.of("0123456789abcdef", "ana", Optional.of(Duration.ofSeconds(1))),
                outcomes::add);
        assertThat(next()).isEqualTo(new AppOutcome.Serves());
        assertThat(next()).isEqualTo(new AppOutcome.Idle());
    }

    @Test
    void an_image_that_can_not_be_pulled_is_told() throws InterruptedException {
        runtime.close();
        runtime = runtime(Kubelet.NO_IMAGE);
        runtime.start(Launches.of("0123456789abcdef", "ana", Optional.empty()), outcomes::add);

        assertThat(next())
                .isInstanceOfSatisfying(
                        AppOutcome.Failed.class,
                        failed -> assertThat(failed.reason()).contains("ImagePullBackOff"));
    }

    private KubernetesRuntime runtime(String image) {
        return KubernetesRuntime.open(cluster.settings(image, ENDPOINT), Optional.of(folder));
    }

    private Path home(AppLaunch app) {
        return cluster.kubelet().claim("home-" + app.domainId() + "-" + app.homeUid());
    }

    private String token() {
        return new String(
                Base64.getDecoder()
                        .decode(cluster.secrets().getFirst().getData().get("credential-token")),
                UTF_8);
    }

    private AppOutcome next() throws InterruptedException {
        AppOutcome told = outcomes.poll(2, TimeUnit.MINUTES);
        assertThat(told).isNotNull();
        return told == null ? new AppOutcome.Idle() : told;
    }
}
