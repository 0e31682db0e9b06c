package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

class DataDirectoryTest {
    @TempDir Path directory;

    @Test
    void the_root_key_is_made_once_and_kept_for_its_owner_alone() throws IOException {
        ServerSettings settings = ServerSettings.in(directory.resolve("data"));

        DataDirectory first = DataDirectory.open(settings);
        first.keepRootKey();
        DataDirectory second = DataDirectory.open(settings);

        assertThat(first.rootKeyIsNew()).isTrue();
        assertThat(second.rootKeyIsNew()).isFalse();
        assertThat(second.rootKey()).isEqualTo(first.rootKey());
        Path file = directory.resolve("data").resolve("root-credentials");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_key_from_the_environment_takes_its_place_and_is_not_kept() {
        ServerSettings settings =
                ServerSettings.in(directory)
                        .withEnvironment(
                                Map.of(
                                        "CLOISTER_ROOT_ACCESS_KEY_ID",
                                        "AKIAGIVEN",
                                        "CLOISTER_ROOT_SECRET_ACCESS_KEY",
                                        "given"));

        assertThat(DataDirectory.open(settings).rootKey())
                .isEqualTo(new RootKey("AKIAGIVEN", "given"));
        assertThat(directory.resolve("root-credentials")).doesNotExist();
    }

    @Test
    void half_a_key_in_the_environment_is_an_error() {
        assertThatThrownBy(
                        () ->
                                ServerSettings.inMemory()
                                        .withEnvironment(
                                                Map.of("CLOISTER_ROOT_ACCESS_KEY_ID", "AKIA")))
                .hasMessageContaining("go together");
    }

    @Test
    void an_account_that_is_not_twelve_digits_is_an_error() {
        assertThatThrownBy(() -> ServerSettings.inMemory().withAccount("1234"))
                .hasMessageContaining("twelve digits");
    }
}
