package cloister.studio;

import java.util.function.Consumer;

/** What runs apps. It is told after the record is durable, and its word makes the record go on. */
public interface AppRuntime {
    /** Keeps apps as records only: nothing runs, so nothing has to be waited for. */
    AppRuntime RECORDS_ONLY =
            new AppRuntime() {
                @Override
                public void start(AppLaunch app, Consumer<AppOutcome> outcome) {
                    outcome.accept(new AppOutcome.Serves());
                }

                @Override
                public void stop(AppLaunch app, Runnable stopped) {
                    stopped.run();
                }
            };

    /** Begins to start an app and tells its outcome once, at once or later, on any thread. */
    void start(AppLaunch app, Consumer<AppOutcome> outcome);

    /** Begins to stop an app, started or not, and tells once that nothing of it is left. */
    void stop(AppLaunch app, Runnable stopped);
}
