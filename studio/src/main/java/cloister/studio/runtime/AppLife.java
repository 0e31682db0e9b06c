package cloister.studio.runtime;

import cloister.studio.AppLaunch;
import cloister.studio.AppOutcome;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The life of one launch: starts the process, tells what becomes of it, leaves nothing behind. */
final class AppLife {
    private static final Logger LOG = Logger.getLogger(AppLife.class.getName());
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int BETWEEN_LOOKS_MILLIS = 20;
    private static final int BETWEEN_IDLE_CHECKS_SECONDS = 20;

    private final AppLaunch app;
    private final String credentialToken;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Optional<RunningApp> running = Optional.empty();
    private volatile boolean serves;
    private volatile boolean stopping;

    AppLife(AppLaunch app, String credentialToken) {
        this.app = app;
        this.credentialToken = credentialToken;
    }

    AppLaunch app() {
        return app;
    }

    String credentialToken() {
        return credentialToken;
    }

    /** How to reach the app; empty where it doesn't serve. */
    Optional<AppDoor> door() {
        return serves ? running.map(RunningApp::door) : Optional.empty();
    }

    /** Lives it through. Nothing is told once a stop was asked for. */
    void live(AppLauncher launcher, Consumer<AppOutcome> outcome) {
        try {
            RunningApp process = launcher.launch(app, credentialToken);
            running = Optional.of(process);
            tell(untilItServes(process), outcome);
            if (serves) {
                AppOutcome end = untilItEnds(process);
                serves = false;
                tell(end, outcome);
            }
        } catch (IOException | RuntimeException failure) {
            LOG.log(Level.FINE, app.arn(), failure);
            tell(new AppOutcome.Failed(String.valueOf(failure.getMessage())), outcome);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            serves = false;
            running.ifPresent(RunningApp::kill);
            running.ifPresent(process -> process.files().delete());
            over.countDown();
        }
    }

    private void tell(AppOutcome told, Consumer<AppOutcome> outcome) {
        if (!stopping) {
            outcome.accept(told);
        }
    }

    private AppOutcome untilItServes(RunningApp process) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!process.files().hasSocket()) {
            if (ended(process)) {
                return AppOutcome.Failed.of(process.failure());
            }
            if (Instant.now().isAfter(deadline)) {
                return new AppOutcome.Failed(
                        process.door().program().title
                                + " didn't answer within "
                                + PATIENCE.toMinutes()
                                + " minutes.");
            }
        }
        process.files().openDoor(process.owner());
        while (!process.answers()) {
            if (ended(process)) {
                return AppOutcome.Failed.of(process.failure());
            }
        }
        serves = true;
        return new AppOutcome.Serves();
    }

    private boolean ended(RunningApp process) throws InterruptedException {
        return process.process().waitFor(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS) || stopping;
    }

    private AppOutcome untilItEnds(RunningApp process) throws InterruptedException {
        Instant serving = Instant.now();
        while (!process.process().waitFor(BETWEEN_IDLE_CHECKS_SECONDS, TimeUnit.SECONDS)) {
            if (app.idleTimeout().filter(limit -> process.isIdle(serving, limit)).isPresent()) {
                return new AppOutcome.Idle();
            }
        }
        return new AppOutcome.Failed(process.end());
    }

    /** Ends it and returns when nothing is left. */
    void stop() throws InterruptedException {
        stopping = true;
        if (serves) {
            running.orElseThrow().askToEnd();
        }
        over.await();
    }
}
