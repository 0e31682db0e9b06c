package cloister.studio;

import cloister.store.Store;
import cloister.store.Transaction;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Lets the runtime start and stop apps and records what it says. */
record AppLifecycle(Store store, AppRuntime runtime, Clock clock) {
    /** Takes up what a stop of the server left half done. */
    void resume() {
        for (App app : Apps.all(store.read(), App.MOVING, moving -> true)) {
            switch (app.status().state()) {
                case PENDING -> start(app);
                case DELETING -> stop(app);
                case IN_SERVICE, DELETED, FAILED -> {}
            }
        }
    }

    void start(App app) {
        try {
            runtime.start(AppLaunch.of(app), outcome -> record(app, outcome));
        } catch (RuntimeException e) {
            record(app, new AppOutcome.Failed("The app couldn't be started: " + e.getMessage()));
        }
    }

    private void record(App app, AppOutcome outcome) {
        AppStatus status =
                switch (outcome) {
                    case AppOutcome.Serves() -> AppStatus.of(AppStatus.State.IN_SERVICE, now());
                    case AppOutcome.Failed(String reason) ->
                            new AppStatus(AppStatus.State.FAILED, now(), Optional.of(reason));
                };
        change(
                app,
                AppStatus.State.PENDING,
                (transaction, current) -> App.TABLE.put(transaction, current.withStatus(status)));
    }

    void stop(App app) {
        runtime.stop(AppLaunch.of(app), () -> recordStop(app));
    }

    private void recordStop(App app) {
        change(
                app,
                AppStatus.State.DELETING,
                (transaction, current) -> Apps.end(transaction, current, now()));
    }

    /** Changes the very launch that the word was about, if it still is in that state. */
    private void change(App app, AppStatus.State state, BiConsumer<Transaction, App> change) {
        store.write(
                transaction -> {
                    App.TABLE
                            .get(transaction, app.key())
                            .filter(current -> current.launch().equals(app.launch()))
                            .filter(current -> current.status().state() == state)
                            .ifPresent(current -> change.accept(transaction, current));
                    return app;
                });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
