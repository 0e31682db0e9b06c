package cloister.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

final class MemoryStoreTest extends StoreContractTest {
    @Override
    Store open() {
        return new MemoryStore();
    }

    @Test
    void it_works_where_there_is_no_sqlite() throws Exception {
        String withoutSqlite =
                Arrays.stream(System.getProperty("java.class.path").split(":"))
                        .filter(entry -> !entry.contains("sqlite"))
                        .collect(Collectors.joining(":"));
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                withoutSqlite,
                                MemoryWriter.class.getName())
                        .redirectErrorStream(true)
                        .start();
        assertThat(
                        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                                .strip())
                .isEqualTo("[red]");
        assertThat(process.waitFor()).isZero();
    }

    /** A program that keeps nothing. */
    static final class MemoryWriter {
        public static void main(String[] args) {
            try (Store store = new MemoryStore()) {
                store.write(
                        state -> {
                            state.put(FRUIT, "apple", "red");
                            return true;
                        });
                System.out.println(store.read().get(FRUIT, "apple").stream().toList());
            }
        }
    }
}
