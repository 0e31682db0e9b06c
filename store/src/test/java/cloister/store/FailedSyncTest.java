package cloister.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What an embedded store does when the disk fails it. */
final class FailedSyncTest {
    @TempDir Path home;
    private final FailingJournal journal = new FailingJournal();
    private Store store;

    @BeforeEach
    void open() {
        store = EmbeddedStore.over(DataDirectory.open(home), journal);
    }

    @Test
    void a_commit_that_is_not_durable_is_nowhere_and_the_store_goes_on() {
        EmbeddedStoreTest.put(store, "apple", "red");
        journal.failing = true;
        assertThatThrownBy(() -> EmbeddedStoreTest.put(store, "pear", "green"))
                .isInstanceOf(StoreException.class);
        journal.failing = false;

        assertThat(store.read().get(StoreContractTest.FRUIT, "pear")).isEmpty();
        EmbeddedStoreTest.put(store, "plum", "blue");
        assertThat(store.read().revision()).isEqualTo(2);
    }

    @Test
    void what_was_built_on_a_commit_that_failed_fails_with_it() throws Exception {
        journal.mayAppend.drainPermits();
        journal.failing = true;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(() -> EmbeddedStoreTest.put(store, "apple", "red"));
            while (journal.mayAppend.getQueueLength() == 0) {
                Thread.onSpinWait();
            }
            Future<?> second =
                    threads.submit(
                            () ->
                                    store.write(
                                            state -> {
                                                throw new IllegalArgumentException(
                                                        "apple: "
                                                                + state.get(
                                                                        StoreContractTest.FRUIT,
                                                                        "apple"));
                                            }));
            while (!second.isDone() && journal.mayAppend.availablePermits() == 0) {
                journal.mayAppend.release(1);
            }
            assertThatThrownBy(first::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(StoreException.class);
            assertThatThrownBy(second::get)
                    .isInstanceOf(ExecutionException.class)
                    .satisfies(
                            error ->
                                    assertThat(error.getCause())
                                            .isInstanceOfAny(
                                                    StoreException.class,
                                                    IllegalArgumentException.class));
        }
        assertThat(store.read().revision()).isZero();
    }

    @Test
    void a_store_that_cannot_tell_what_is_durable_takes_no_more_writes() {
        journal.failing = true;
        journal.keepsWhatFails = true;
        assertThatThrownBy(() -> EmbeddedStoreTest.put(store, "apple", "red"))
                .isInstanceOf(StoreException.class);
        journal.failing = false;

        assertThatThrownBy(() -> EmbeddedStoreTest.put(store, "pear", "green"))
                .isInstanceOf(StoreException.class)
                .hasMessage("The store takes no more writes");
        assertThat(store.read().get(StoreContractTest.FRUIT, "apple")).isEmpty();
    }
}
