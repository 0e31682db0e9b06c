package cloister.studio;

import cloister.store.Store;
import cloister.store.Transaction;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Lets the runtime start and stop apps and records what it says. */
record AppLifecycle(Store store, AppRuntime runtime, Clock clock) {
    private static final String ENDED =
            "The app ended when Cloister was stopped. Create it again to go on working.";

    /** Takes up what a stop of the server left half done, and tells of what it ended. */
    void resume() {
        for (App app : Apps.all(store.read(), App.LIVE, live -> true)) {
            switch (app.status().state()) {
                case PENDING -> start(app);
                case DELETING -> stop(app);
                case IN_SERVICE -> {
                    if (!runtime.takeUp(AppLaunch.of(app), outcome -> record(app, outcome))) {
                        record(app, new AppOutcome.Failed(ENDED));
                    }
                }
                case DELETED, FAILED -> {}
            }
        }
        runtime.endOthers();
    }

    /**
     * Checks that apps of a type can run here.
     *
     * @throws cloister.wire.ApiException ValidationException where they can't
     */
    void checkRunnable(AppType type) {
        runtime.refusal(type.text)
                .ifPresent(
                        reason -> {
                            throw Refusal.validation(reason);
                        });
    }

    void start(App app) {
        try {
            runtime.start(AppLaunch.of(app), outcome -> record(app, outcome));
        } catch (RuntimeException e) {
            record(app, new AppOutcome.Failed("The app couldn't be started: " + e.getMessage()));
        }
    }

    private void record(App app, AppOutcome outcome) {
        switch (outcome) {
            case AppOutcome.Serves() ->
                    change(
                            app,
                            EnumSet.of(AppStatus.State.PENDING),
                            (transaction, current) ->
                                    put(
                                            transaction,
                                            current,
                                            AppStatus.of(AppStatus.State.IN_SERVICE, now())));
            case AppOutcome.Failed(String reason) ->
                    change(
                            app,
                            EnumSet.of(AppStatus.State.PENDING, AppStatus.State.IN_SERVICE),
                            (transaction, current) ->
                                    put(
                                            transaction,
                                            current,
                                            new AppStatus(
                                                    AppStatus.State.FAILED,
                                                    now(),
                                                    Optional.of(reason))));
            case AppOutcome.Idle() ->
                    change(
                            app,
                            EnumSet.of(AppStatus.State.IN_SERVICE),
                            (transaction, current) -> Apps.end(transaction, current, now()));
        }
    }

    private static void put(Transaction transaction, App app, AppStatus status) {
        App.TABLE.put(transaction, app.withStatus(status));
    }

    void stop(App app) {
        runtime.stop(AppLaunch.of(app), () -> recordStop(app));
    }

    private void recordStop(App app) {
        change(
                app,
                EnumSet.of(AppStatus.State.DELETING),
                (transaction, current) -> Apps.end(transaction, current, now()));
    }

    /** Changes the very launch that the word was about, if it still is in one of the states. */
    private void change(App app, Set<AppStatus.State> states, BiConsumer<Transaction, App> change) {
        store.write(
                transaction -> {
                    App.TABLE
                            .get(transaction, app.key())
                            .filter(current -> current.launch().equals(app.launch()))
                            .filter(current -> states.contains(current.status().state()))
                            .ifPresent(current -> change.accept(transaction, current));
                    return app;
                });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
