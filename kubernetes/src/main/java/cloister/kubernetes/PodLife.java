package cloister.kubernetes;

import cloister.studio.AppLaunch;
import cloister.studio.AppOutcome;
import cloister.studio.runtime.Activity;
import cloister.studio.runtime.AppAddress;
import cloister.studio.runtime.AppDoor;
import cloister.studio.runtime.SocketHttp;

import io.fabric8.kubernetes.client.KubernetesClientException;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The life of one launch: makes its pod, tells what becomes of it, leaves nothing but its home. */
final class PodLife {
    private static final Logger LOG = Logger.getLogger(PodLife.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private static final String GO_ON = " Create the app again to go on working.";

    private final AppLaunch app;
    private final AppKeys keys;
    private final boolean served;
    private final PodEnding ending;
    private final Patience patience;
    private final BlockingQueue<PodState> states = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile PodState state = new PodState.Waits("Pending.", false);
    private volatile Optional<AppDoor> door = Optional.empty();
    private volatile boolean stopping;
    private volatile boolean leaving;
    private volatile boolean gone;

    /**
     * @param served whether it served before this Cloister was started
     */
    PodLife(AppLaunch app, AppKeys keys, boolean served, PodEnding ending, Patience patience) {
        this.app = app;
        this.keys = keys;
        this.served = served;
        this.ending = ending;
        this.patience = patience;
    }

    /** How to reach the app; empty where it doesn't serve. */
    Optional<AppDoor> door() {
        return door;
    }

    /** Is told what became of the pod. */
    void seen(PodState now) {
        states.add(now);
    }

    /**
     * Lives it through. Nothing is told once a stop was asked for.
     *
     * @param begin makes the pod, where it isn't there
     */
    void live(Runnable begin, Consumer<AppOutcome> outcome) {
        try {
            begin.run();
            Optional<String> failure = untilItServes();
            if (failure.isEmpty() && isWanted()) {
                outcome.accept(new AppOutcome.Serves());
                tell(untilItEnds(), outcome);
            } else {
                failure.ifPresent(reason -> tell(AppOutcome.Failed.of(reason), outcome));
            }
            end();
        } catch (RuntimeException failure) {
            LOG.log(Level.FINE, app.arn(), failure);
            tell(AppOutcome.Failed.of(reason(failure)), outcome);
            endQuietly();
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
        } finally {
            door = Optional.empty();
            over.countDown();
        }
    }

    private boolean isWanted() {
        return !stopping && !leaving;
    }

    private void tell(AppOutcome told, Consumer<AppOutcome> outcome) {
        door = Optional.empty();
        if (isWanted()) {
            outcome.accept(told);
        }
    }

    private static String reason(RuntimeException failure) {
        return failure instanceof KubernetesClientException refused
                ? "Kubernetes refused the app: " + Cluster.words(refused)
                : "The app couldn't be run: " + failure.getMessage();
    }

    /** Why it doesn't serve; empty where it does, or is to stop. */
    private Optional<String> untilItServes() throws InterruptedException {
        Instant begun = Instant.now();
        while (isWanted()) {
            Optional<String> failure =
                    switch (state) {
                        case PodState.Stuck(String reason) -> Optional.of(reason);
                        case PodState.Ended(String how, String words) ->
                                Optional.of(how + (served ? GO_ON : neverServed(words)));
                        case PodState.Gone(String how) -> Optional.of(how);
                        case PodState.Waits(String why, boolean unplaced) ->
                                late(
                                        begun,
                                        unplaced ? patience.forRoom() : patience.forStart(),
                                        why);
                        case PodState.Runs(InetAddress address) -> {
                            if (answers(address)) {
                                yield Optional.empty();
                            }
                            yield late(begun, patience.forStart(), "JupyterLab doesn't answer.");
                        }
                    };
            if (failure.isPresent() || door.isPresent()) {
                return failure;
            }
            await(BETWEEN_LOOKS);
        }
        return Optional.empty();
    }

    private static String neverServed(String words) {
        return " It never served." + (words.isEmpty() ? "" : " Its last words: " + words);
    }

    private static Optional<String> late(Instant begun, Duration limit, String why) {
        return Instant.now().isBefore(begun.plus(limit))
                ? Optional.empty()
                : Optional.of(
                        "The app didn't serve within %d minutes: %s"
                                .formatted(limit.toMinutes(), why));
    }

    private boolean answers(InetAddress address) {
        AppDoor at =
                new AppDoor(
                        app,
                        new AppAddress.Tcp(address, AppPod.PORT),
                        keys.door(),
                        AppDoor.base(app));
        try {
            if (SocketHttp.ask(at, "GET", "api/status").isPresent()) {
                door = Optional.of(at);
                return true;
            }
            return false;
        } catch (IOException notYet) {
            return false;
        }
    }

    private AppOutcome untilItEnds() throws InterruptedException {
        Instant serving = Instant.now();
        Instant check = serving.plus(patience.betweenIdleChecks());
        while (isWanted()) {
            switch (state) {
                case PodState.Ended(String how, String words) -> {
                    return AppOutcome.Failed.of(how + GO_ON);
                }
                case PodState.Gone(String how) -> {
                    return AppOutcome.Failed.of(how + GO_ON);
                }
                case PodState.Stuck(String reason) -> {
                    return AppOutcome.Failed.of(reason);
                }
                case PodState.Waits waits -> {}
                case PodState.Runs runs -> {}
            }
            Duration left = Duration.between(Instant.now(), check);
            if (left.isPositive()) {
                await(left);
            } else if (isIdle(serving)) {
                return new AppOutcome.Idle();
            } else {
                check = Instant.now().plus(patience.betweenIdleChecks());
            }
        }
        return new AppOutcome.Idle();
    }

    private boolean isIdle(Instant serving) {
        return app.idleTimeout()
                .flatMap(limit -> door.map(at -> Activity.isIdle(at, serving, limit)))
                .orElse(false);
    }

    private void await(Duration limit) throws InterruptedException {
        Optional.ofNullable(states.poll(limit.toMillis(), TimeUnit.MILLISECONDS))
                .ifPresent(next -> state = next);
    }

    private void end() throws InterruptedException {
        if (!leaving) {
            ending.end(app.id(), states);
            gone = true;
        }
    }

    private void endQuietly() {
        try {
            end();
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets go of it: the pod goes on, and nothing is told of it any more. */
    void leave() {
        leaving = true;
    }

    /** Ends it; whether nothing is left, which isn't so where Cloister itself stops meanwhile. */
    boolean stop() throws InterruptedException {
        Optional<AppDoor> serving = door;
        stopping = true;
        serving.ifPresent(ending::ask);
        states.add(state);
        over.await();
        return gone;
    }
}
