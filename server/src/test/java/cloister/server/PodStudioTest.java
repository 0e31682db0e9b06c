package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

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

    @Test
    void a_notebook_goes_on_while_cloister_is_started_anew(@TempDir Path folder)
            throws IOException {
        ServerSettings settings;
        String domain;
        try (PodCluster cluster = PodCluster.start(folder);
                Chromium chromium = Chromium.start()) {
            settings = settings(cluster, folder, freePort());
            try (TwoTeams teams = TwoTeams.start(settings);
                    OpenStudioPage a1 =
                            OpenStudioPage.open(
                                    chromium.browser(),
                                    teams.presign(teams.user("userA1"), "userA1"))) {
                domain = teams.domainId();
                a1.run("print(1)");
            }
            String pod = cluster.pods().getFirst().getMetadata().getUid();
            assertThat(cluster.kubelet().running()).isOne();

            try (CloisterServer again = CloisterServer.start(settings);
                    OpenStudioPage a1 =
                            OpenStudioPage.open(chromium.browser(), link(again, domain))) {
                assertThat(
                                a1.run(
                                        "import boto3;"
                                            + " print(boto3.client('sts').get_caller_identity()['Arn'])"))
                        .contains("/SageMakerStudioDeveloperTeamARole/");
                assertThat(cluster.pods())
                        .extracting(each -> each.getMetadata().getUid())
                        .containsExactly(pod);
                assertThat(sessions(a1)).as("the kernel from before and the new one").hasSize(2);
            }
        }
    }

    private static String link(CloisterServer server, String domain) {
        return Clients.root(server)
                .sagemaker()
                .createPresignedDomainUrl(url -> url.domainId(domain).userProfileName("userA1"))
                .authorizedUrl();
    }

    private static List<?> sessions(OpenStudioPage page) {
        return (List<?>)
                page.page()
                        .evaluate(
                                "async () => (await"
                                        + " fetch(location.pathname.split('/lab')[0] +"
                                        + " '/api/kernels')).json()");
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
