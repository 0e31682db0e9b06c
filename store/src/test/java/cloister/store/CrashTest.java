package cloister.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Kills a process in the midst of its writes, and looks for every write it had acknowledged. */
final class CrashTest {
    private static final int ROUNDS = 6;
    private static final int WRITERS = 8;

    @TempDir Path home;

    @Test
    void every_acknowledged_write_survives_kill_9() throws Exception {
        Random chance = new Random(7);
        Map<String, Integer> acknowledged = new HashMap<>();
        long revision = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Integer> before = Map.copyOf(acknowledged);
            runAndKill(acknowledged, 200 + chance.nextInt(400));
            try (Store store = EmbeddedStore.open(home)) {
                assertThat(acknowledged).as("the writer wrote").isNotEqualTo(before);
                acknowledged.forEach(
                        (key, count) ->
                                assertThat(count(store, key)).isGreaterThanOrEqualTo(count));
                assertWhole(store);
                assertThat(store.read().revision()).isGreaterThan(revision);
                revision = store.read().revision();
            }
        }
    }

    /** Each writer puts its count in two tables in one commit: both are there, or neither. */
    private static void assertWhole(Store store) {
        store.read()
                .scan(StoreContractTest.FRUIT, "")
                .forEach(
                        entry ->
                                assertThat(store.read().get(StoreContractTest.TREES, entry.key()))
                                        .contains(entry.value()));
    }

    private static int count(Store store, String key) {
        return store.read().get(StoreContractTest.FRUIT, key).map(Integer::parseInt).orElse(0);
    }

    /** Lets a writer acknowledge so many writes, then kills it, and notes all it acknowledged. */
    private void runAndKill(Map<String, Integer> acknowledged, int writes) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Writer.class.getName(),
                                home.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader out = process.inputReader()) {
            int seen = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] parts = line.split(" ", 2);
                acknowledged.put(parts[0], Integer.parseInt(parts[1]));
                if (++seen == writes) {
                    process.toHandle().destroyForcibly(); // leaves its output to be read
                }
            }
        }
        assertThat(process.onExit().orTimeout(30, TimeUnit.SECONDS).join().exitValue())
                .as("killed, not ended")
                .isEqualTo(128 + 9);
    }

    /** Writes without end from several threads and says each write that was acknowledged. */
    static final class Writer {
        public static void main(String[] args) throws InterruptedException {
            Store store = EmbeddedStore.open(Path.of(args[0]));
            IntStream.range(0, WRITERS)
                    .forEach(writer -> Thread.ofVirtual().start(() -> write(store, "w" + writer)));
            new CountDownLatch(1).await();
        }

        private static void write(Store store, String key) {
            while (true) {
                int count =
                        store.write(
                                state -> {
                                    int next =
                                            state.get(StoreContractTest.FRUIT, key)
                                                            .map(Integer::parseInt)
                                                            .orElse(0)
                                                    + 1;
                                    String text = Integer.toString(next);
                                    state.put(StoreContractTest.FRUIT, key, text);
                                    state.put(StoreContractTest.TREES, key, text);
                                    return next;
                                });
                say(key + " " + count + "\n");
            }
        }

        private static void say(String line) {
            synchronized (System.out) {
                System.out.print(line);
                if (System.out.checkError()) {
                    Runtime.getRuntime().halt(1); // nobody listens any more
                }
            }
        }
    }
}
