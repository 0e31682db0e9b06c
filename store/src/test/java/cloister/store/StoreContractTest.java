package cloister.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** What every store does, whatever is behind it. */
abstract class StoreContractTest {
    static final Table<String> FRUIT = new Table<>("fruit", new TextCodec());
    static final Table<String> TREES = new Table<>("trees", new TextCodec());

    private Store store;

    /** A new, empty store. */
    abstract Store open() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void an_empty_store_has_nothing_at_revision_0() {
        assertThat(store.read().revision()).isZero();
        assertThat(store.read().get(FRUIT, "apple")).isEmpty();
        assertThat(store.read().scan(FRUIT, "")).isEmpty();
    }

    @Test
    void what_was_put_is_read_and_what_was_deleted_is_not() {
        put("apple", "red");
        put("pear", "green");
        store.write(
                state -> {
                    state.delete(FRUIT, "apple");
                    return true;
                });

        assertThat(store.read().get(FRUIT, "apple")).isEmpty();
        assertThat(store.read().get(FRUIT, "pear")).contains("green");
        assertThat(store.read().get(TREES, "pear")).isEmpty();
    }

    @Test
    void a_commit_is_one_revision() {
        store.write(
                state -> {
                    state.put(FRUIT, "apple", "red");
                    state.put(TREES, "oak", "old");
                    return true;
                });
        assertThat(store.read().revision()).isEqualTo(1);
    }

    @Test
    void a_write_that_changes_nothing_is_no_commit() {
        store.write(state -> state.get(FRUIT, "apple").isPresent());
        store.write(
                state -> {
                    state.delete(FRUIT, "apple");
                    return true;
                });
        assertThat(store.read().revision()).isZero();
    }

    @Test
    void a_write_sees_its_own_changes() {
        List<String> seen =
                store.write(
                        state -> {
                            state.put(FRUIT, "b", "1");
                            state.put(FRUIT, "a", "2");
                            state.delete(FRUIT, "b");
                            return state.scan(FRUIT, "").map(Reader.Entry::key).toList();
                        });
        assertThat(seen).containsExactly("a");
    }

    @Test
    void nothing_is_kept_of_a_write_that_throws() {
        assertThatThrownBy(
                        () ->
                                store.write(
                                        state -> {
                                            state.put(FRUIT, "apple", "red");
                                            throw new IllegalArgumentException("refused");
                                        }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("refused");
        assertThat(store.read().get(FRUIT, "apple")).isEmpty();
        assertThat(store.read().revision()).isZero();
    }

    @Test
    void a_reader_stays_at_its_moment() {
        put("apple", "red");
        Reader before = store.read();
        put("apple", "green");

        assertThat(before.get(FRUIT, "apple")).contains("red");
        assertThat(before.revision()).isEqualTo(1);
        assertThat(store.read().get(FRUIT, "apple")).contains("green");
    }

    @Test
    void scans_go_in_key_order_under_a_prefix() {
        for (String key : List.of("b/2", "a/1", "b/10", "c", "b", "b/1", "B/1")) {
            put(key, "x");
        }
        assertThat(keys("b/")).containsExactly("b/1", "b/10", "b/2");
        assertThat(keys("")).containsExactly("B/1", "a/1", "b", "b/1", "b/10", "b/2", "c");
        assertThat(keys("d")).isEmpty();
    }

    @Test
    void a_scan_goes_on_after_a_key_whether_it_is_there_or_not() {
        for (String key : List.of("a/1", "b/1", "b/2", "b/3", "c/1")) {
            put(key, "x");
        }
        assertThat(keysAfter("b/", "b/1")).containsExactly("b/2", "b/3");
        assertThat(keysAfter("b/", "b/15")).containsExactly("b/2", "b/3");
        assertThat(keysAfter("b/", "")).containsExactly("b/1", "b/2", "b/3");
        assertThat(keysAfter("b/", "b/3")).isEmpty();
        assertThat(keysAfter("b/", "z")).isEmpty();
        assertThat(keysAfter("", "b/2")).containsExactly("b/3", "c/1");
    }

    @Test
    void keys_and_values_may_hold_any_text() {
        put("ключ 🗝 '\"%_", "значение\n\u0000\"");
        assertThat(store.read().get(FRUIT, "ключ 🗝 '\"%_")).contains("значение\n\u0000\"");
    }

    @Test
    void listeners_hear_each_commit_in_order_before_its_write_returns() {
        List<Store.Commit> heard = new ArrayList<>();
        store.subscribe(heard::add);
        put("apple", "red");
        assertThat(heard).hasSize(1);
        store.write(
                state -> {
                    state.put(FRUIT, "pear", "green");
                    state.put(FRUIT, "pear", "yellow");
                    state.delete(FRUIT, "apple");
                    return true;
                });

        assertThat(heard)
                .containsExactly(
                        new Store.Commit(1, List.of(new Store.Change("fruit", "apple", false))),
                        new Store.Commit(
                                2,
                                List.of(
                                        new Store.Change("fruit", "pear", false),
                                        new Store.Change("fruit", "apple", true))));
    }

    @Test
    void a_listener_sees_the_commit_it_is_told_of() {
        List<String> seen = new ArrayList<>();
        store.subscribe(commit -> store.read().get(FRUIT, "apple").ifPresent(seen::add));
        put("apple", "red");
        assertThat(seen).containsExactly("red");
    }

    @Test
    void a_store_whose_listener_failed_gives_nothing_out() {
        store.subscribe(
                commit -> {
                    throw new IllegalStateException("deaf");
                });
        assertThatThrownBy(() -> put("apple", "red")).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.read()).isInstanceOf(StoreException.class);
    }

    @Test
    void a_write_within_a_write_is_refused() {
        assertThatThrownBy(() -> store.write(outer -> store.write(inner -> true)))
                .isInstanceOf(IllegalStateException.class);
        put("apple", "red");
    }

    @Test
    void a_transaction_ends_with_its_write() {
        Transaction escaped = store.write(state -> state);
        assertThatThrownBy(() -> escaped.put(FRUIT, "apple", "red"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_closed_store_takes_no_writes() {
        store.close();
        assertThatThrownBy(() -> put("apple", "red"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void parallel_writers_lose_nothing_and_readers_see_whole_commits_only() throws Exception {
        int writers = 8;
        int rounds = 50;
        AtomicBoolean writing = new AtomicBoolean(true);
        CountDownLatch begun = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> torn =
                    threads.submit(
                            () -> {
                                boolean anyTorn = false;
                                while (writing.get()) {
                                    Reader state = store.read();
                                    begun.countDown();
                                    anyTorn |=
                                            !state.get(FRUIT, "count")
                                                    .equals(state.get(TREES, "count"));
                                }
                                return anyTorn;
                            });
            begun.await();
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                done.add(threads.submit(() -> IntStream.range(0, rounds).forEach(n -> count())));
            }
            for (Future<?> one : done) {
                one.get();
            }
            writing.set(false);
            assertThat(torn.get()).isFalse();
        }
        assertThat(store.read().get(FRUIT, "count")).contains(String.valueOf(writers * rounds));
        assertThat(store.read().revision()).isEqualTo((long) writers * rounds);
    }

    private void count() {
        store.write(
                state -> {
                    int next = state.get(FRUIT, "count").map(Integer::parseInt).orElse(0) + 1;
                    state.put(FRUIT, "count", Integer.toString(next));
                    state.put(TREES, "count", Integer.toString(next));
                    return true;
                });
    }

    private void put(String key, String value) {
        store.write(
                state -> {
                    state.put(FRUIT, key, value);
                    return true;
                });
    }

    private List<String> keys(String prefix) {
        return store.read().scan(FRUIT, prefix).map(Reader.Entry::key).toList();
    }

    private List<String> keysAfter(String prefix, String after) {
        return store.read().scanAfter(FRUIT, prefix, after).map(Reader.Entry::key).toList();
    }

    private record TextCodec() implements Codec<String> {
        @Override
        public byte[] encode(String value) {
            return value.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String decode(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
