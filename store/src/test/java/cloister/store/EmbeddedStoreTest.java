package cloister.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;

final class EmbeddedStoreTest extends StoreContractTest {
    @TempDir Path home;

    @Override
    Store open() {
        return EmbeddedStore.open(home.resolve("contract"));
    }

    @Test
    void state_is_there_again_after_closing_and_opening() {
        Path directory = home.resolve("data");
        try (Store store = EmbeddedStore.open(directory)) {
            put(store, "apple", "red");
            put(store, "pear", "green");
            store.write(
                    state -> {
                        state.delete(FRUIT, "apple");
                        return true;
                    });
        }
        try (Store store = EmbeddedStore.open(directory)) {
            assertThat(store.read().revision()).isEqualTo(3);
            assertThat(store.read().scan(FRUIT, "").toList())
                    .containsExactly(new Reader.Entry<>("pear", "green"));
            put(store, "plum", "blue");
            assertThat(store.read().revision()).isEqualTo(4);
        }
    }

    @Test
    void two_stores_cannot_have_one_directory() {
        Path directory = home.resolve("data");
        try (Store first = EmbeddedStore.open(directory)) {
            assertThatThrownBy(() -> EmbeddedStore.open(directory))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(
                            "The data directory %s is in use by process %d: stop that one, or name"
                                            .formatted(directory, ProcessHandle.current().pid())
                                    + " another directory.");
            put(first, "apple", "red");
        }
        EmbeddedStore.open(directory).close();
    }

    @Test
    void only_the_owner_may_read_what_is_kept() throws IOException {
        Path directory = home.resolve("data");
        try (Store store = EmbeddedStore.open(directory)) {
            put(store, "apple", "red");
            assertThat(permissions(directory)).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(directory)) {
                assertThat(files.toList())
                        .hasSizeGreaterThanOrEqualTo(3)
                        .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void data_of_a_newer_version_is_left_alone() throws SQLException {
        Path directory = home.resolve("data");
        EmbeddedStore.open(directory).close();
        try (var database =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + directory.resolve("cloister.db"));
                var statement = database.createStatement()) {
            statement.execute("INSERT INTO migration VALUES (99, 'future', 'then')");
        }
        assertThatThrownBy(() -> EmbeddedStore.open(directory))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer version of Cloister (schema 99, this one knows 1)");
    }

    @Test
    void a_file_that_is_no_database_is_left_alone() throws IOException {
        Path directory = home.resolve("data");
        EmbeddedStore.open(directory).close();
        Files.writeString(directory.resolve("cloister.db"), "not a database, by no means\n");
        assertThatThrownBy(() -> EmbeddedStore.open(directory))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cloister.db");
        assertThat(directory.resolve("cloister.db")).hasContent("not a database, by no means\n");
    }

    @Test
    void a_directory_that_is_a_file_is_named_in_the_error() throws IOException {
        Path file = Files.createFile(home.resolve("file"));
        assertThatThrownBy(() -> EmbeddedStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString());
    }

    static void put(Store store, String key, String value) {
        store.write(
                state -> {
                    state.put(FRUIT, key, value);
                    return true;
                });
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
