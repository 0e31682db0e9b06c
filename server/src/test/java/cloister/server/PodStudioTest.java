package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** The whole way from a presigned URL to a notebook in a pod, and back by its credentials. */
class PodStudioTest {
    @Test
    void a_link_ends_in_a_pod_whose_cells_work_as_the_execution_role(@TempDir Path folder)
            throws IOException {
        int port = freePort();
        try (PodCluster cluster = PodCluster.start(folder);
                TwoTeams teams = TwoTeams.start(settings(cluster, folder, port));
                Chromium chromium = Chromium.start();
                OpenStudioPage a1 =
                        OpenStudioPage.open(
                                chromium.browser(),
                                teams.presign(teams.user("userA1"), "userA1"))) {
            String arn =
                    a1.cell(
                            """
                            import boto3
                            boto3.client('sts').get_caller_identity()['Arn']\
                            """);
            a1.picture("jupyterlab-in-a-pod");

            assertThat(arn).contains(":assumed-role/SageMakerStudioDeveloperTeamARole/SageMaker");
            assertThat(a1.run("import os; print(os.getuid(), os.path.expanduser('~'))"))
                    .contains("1000 /home/sagemaker-user");
            assertThat(a1.run("open('/etc/cloister', 'w')")).contains("OSError");
            assertThat(cluster.pods()).hasSize(1);
        }
    }

    private static ServerSettings settings(PodCluster cluster, Path folder, int port) {
        return ServerSettings.in(folder.resolve("data"))
                .withPort(port)
                .withApps(
                        AppHosting.here()
                                .withKubernetes(
                                        cluster.settings(
                                                "registry.example/jupyter:1",
                                                "http://127.0.0.1:" + port)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
