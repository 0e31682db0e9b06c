package cloister.cli.stack;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemaker.model.DomainDetails;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Makes the changes of a plan: those of one kind side by side, one kind after the other. What fails
 * doesn't stop its like, but what comes after; the next plan goes on from there.
 */
final class Applier {
    private final Map<Kind, Writer> writers = new EnumMap<>(Kind.class);
    private final Clients clients;
    private final Mark mark;
    private final Consumer<Step> told;
    private final AtomicInteger number = new AtomicInteger();
    private Optional<String> domain = Optional.empty();

    Applier(Clients clients, Mark mark, String account, Network network, Consumer<Step> told) {
        this.clients = clients;
        this.mark = mark;
        this.told = told;
        Patience patience = clients.patience();
        writers.put(Kind.POLICY, new PolicyWriter(clients.iam(), patience, mark, account));
        writers.put(Kind.GROUP, new GroupWriter(clients.iam(), patience, mark));
        writers.put(Kind.USER, new UserWriter(clients.iam(), patience));
        writers.put(Kind.ROLE, new RoleWriter(clients.iam(), patience));
        writers.put(Kind.DOMAIN, new DomainWriter(clients.sageMaker(), patience, mark, network));
        writers.put(Kind.PROFILE, new ProfileWriter(clients.sageMaker(), patience, this::domainId));
    }

    /** Makes the changes and tells how many failed. */
    long apply(Plan plan) throws InterruptedException {
        int total = plan.changes().size();
        for (List<Task> stage : stages(plan)) {
            synchronized (this) {
                domain = Optional.empty();
            }
            List<Callable<Boolean>> tasks = new ArrayList<>();
            stage.forEach(task -> tasks.add(() -> done(task, total)));
            long failed = SideBySide.run(tasks).stream().filter(done -> !done).count();
            if (failed > 0) {
                return failed;
            }
        }
        return 0;
    }

    /**
     * A change, or the half of one.
     *
     * @param last whether the change is made with it
     */
    private record Task(Change change, boolean last, Work work) {}

    /** Something that calls AWS. */
    private interface Work {
        void run() throws InterruptedException;
    }

    private List<List<Task>> stages(Plan plan) {
        List<List<Task>> stages = new ArrayList<>();
        stages.add(deletions(plan, Kind.PROFILE));
        stages.add(deletions(plan, Kind.DOMAIN));
        for (Kind kind : Kind.values()) {
            stages.add(makings(plan, kind));
        }
        for (Kind kind : Plan.IAM_DELETIONS) {
            stages.add(deletions(plan, kind));
        }
        return stages;
    }

    private List<Task> deletions(Plan plan, Kind kind) {
        Writer writer = writer(kind);
        List<Task> tasks = new ArrayList<>();
        for (Change change : plan.of(kind)) {
            switch (change) {
                case Change.Delete delete ->
                        tasks.add(new Task(change, true, () -> writer.delete(delete.there())));
                case Change.Replace replace ->
                        tasks.add(new Task(change, false, () -> writer.delete(replace.there())));
                case Change.Create _, Change.Update _ -> {}
            }
        }
        return tasks;
    }

    private List<Task> makings(Plan plan, Kind kind) {
        Writer writer = writer(kind);
        List<Task> tasks = new ArrayList<>();
        for (Change change : plan.of(kind)) {
            switch (change) {
                case Change.Create create ->
                        tasks.add(new Task(change, true, () -> writer.create(create.wanted())));
                case Change.Update update ->
                        tasks.add(
                                new Task(
                                        change,
                                        true,
                                        () -> writer.update(update.there(), update.wanted())));
                case Change.Replace replace ->
                        tasks.add(new Task(change, true, () -> writer.create(replace.wanted())));
                case Change.Delete _ -> {}
            }
        }
        return tasks;
    }

    private boolean done(Task task, int total) {
        Optional<String> failure = Optional.empty();
        try {
            task.work.run();
        } catch (SdkException | IllegalStateException failed) {
            failure = Optional.of(Failures.text(failed));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            failure = Optional.of("interrupted");
        }
        if (task.last || failure.isPresent()) {
            told.accept(new Step(number.incrementAndGet(), total, task.change, failure));
        }
        return failure.isEmpty();
    }

    /** The domain's id, looked up once a stage: a replaced domain has another. */
    private synchronized String domainId() {
        if (domain.isEmpty()) {
            domain = StudioReader.domain(clients.sageMaker(), mark).map(DomainDetails::domainId);
        }
        return domain.orElseThrow(
                () -> new IllegalStateException("there is no domain %s".formatted(mark.stack())));
    }

    private Writer writer(Kind kind) {
        return Objects.requireNonNull(writers.get(kind));
    }
}
