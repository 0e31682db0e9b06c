package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.UncheckedIOException;
import java.nio.file.Path;

class RestartTest {
    @TempDir Path directory;

    @Test
    void state_and_credentials_survive_a_stop_and_start() {
        Clients before;
        Clients session;
        String domainId;
        try (TwoTeams teams = TwoTeams.start(settings())) {
            before = teams.user("userA1");
            session = teams.notebook(TwoTeams.TEAM_A_ROLE);
            domainId = teams.domainId();
        }

        try (CloisterServer server = CloisterServer.start(settings())) {
            assertThat(server.rootKeyIsNew()).isFalse();
            assertThat(
                            before.at(server)
                                    .sagemaker()
                                    .createPresignedDomainUrl(
                                            url -> url.domainId(domainId).userProfileName("userA1"))
                                    .authorizedUrl())
                    .startsWith(server.url());
            assertThat(session.at(server).sts().getCallerIdentity().arn())
                    .endsWith(":assumed-role/" + TwoTeams.TEAM_A_ROLE + "/SageMaker");
            assertThatThrownBy(
                            () ->
                                    session.at(server)
                                            .sagemaker()
                                            .createPresignedDomainUrl(
                                                    url ->
                                                            url.domainId(domainId)
                                                                    .userProfileName("userA1")))
                    .hasMessageContaining("is not authorized to perform");
        }
    }

    @Test
    void a_port_that_is_taken_is_told_and_nothing_is_left_behind() {
        try (CloisterServer first = CloisterServer.start(ServerSettings.inMemory())) {
            assertThatThrownBy(() -> CloisterServer.start(settings().withPort(first.port())))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("choose another port");
        }

        try (CloisterServer second = CloisterServer.start(settings())) {
            assertThat(second.rootKeyIsNew()).isTrue();
        }
    }

    private ServerSettings settings() {
        return ServerSettings.inMemory().withData(directory.resolve("data"));
    }
}
