package cloister.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Makes commits durable on a thread of its own: what queued while one sync ran goes down with the
 * next, so that many writers share a sync.
 */
final class GroupCommit {
    private final Journal journal;
    private final Consumer<List<Batch>> durable;
    private final Consumer<StoreException> failed;
    private final LinkedBlockingQueue<Work> queue = new LinkedBlockingQueue<>();
    private final Thread thread;

    /**
     * @param durable is told of commits in order once they are durable, before their writers are
     * @param failed is told that commits couldn't be made durable, before their writers are; takes
     *     back what was built on them
     */
    GroupCommit(Journal journal, Consumer<List<Batch>> durable, Consumer<StoreException> failed) {
        this.journal = journal;
        this.durable = durable;
        this.failed = failed;
        this.thread = Thread.ofPlatform().daemon().name("store-commit").start(this::run);
    }

    /** Queues a commit; the future ends when it is durable, or fails. */
    CompletableFuture<Boolean> submit(Batch batch) {
        Work.Commit commit = new Work.Commit(batch, new CompletableFuture<>());
        queue.add(commit);
        return commit.done;
    }

    /** Takes all queued commits out, unwritten. */
    List<CompletableFuture<Boolean>> drain() {
        List<Work> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        List<CompletableFuture<Boolean>> futures = new ArrayList<>();
        for (Work work : waiting) {
            switch (work) {
                case Work.Commit commit -> futures.add(commit.done);
                case Work.Stop stop -> queue.add(stop);
            }
        }
        return futures;
    }

    boolean runsOn(Thread other) {
        return thread.equals(other);
    }

    /** Ends after what is queued is durable. */
    void stop() {
        queue.add(new Work.Stop());
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean stopping = false;
        while (!stopping) {
            List<Work> group = next();
            stopping = group.removeIf(work -> work instanceof Work.Stop);
            List<Work.Commit> commits = new ArrayList<>();
            group.forEach(work -> commits.add((Work.Commit) work));
            if (!commits.isEmpty()) {
                commit(commits);
            }
        }
    }

    private List<Work> next() {
        List<Work> group = new ArrayList<>();
        while (group.isEmpty()) {
            try {
                group.add(queue.take());
            } catch (InterruptedException ignored) {
                // it ends when it is told to stop, with nothing left behind
            }
        }
        queue.drainTo(group);
        return group;
    }

    private void commit(List<Work.Commit> commits) {
        List<Batch> batches = commits.stream().map(Work.Commit::batch).toList();
        try {
            journal.append(batches);
            durable.accept(batches);
            commits.forEach(commit -> commit.done.complete(true));
        } catch (RuntimeException | Error failure) {
            StoreException refused =
                    new StoreException("The commit couldn't be made durable", failure);
            failed.accept(refused);
            commits.forEach(commit -> commit.done.completeExceptionally(refused));
        }
    }

    private sealed interface Work {
        record Commit(Batch batch, CompletableFuture<Boolean> done) implements Work {}

        record Stop() implements Work {}
    }
}
