package cloister.studio;

import java.util.Optional;
import java.util.function.Consumer;

/** What runs apps. It is told after the record is durable, and its word makes the record go on. */
public interface AppRuntime {
    /** Keeps apps as records only: nothing runs, so nothing has to be waited for. */
    AppRuntime RECORDS_ONLY =
            new AppRuntime() {
                @Override
                public Optional<String> refusal(String appType) {
                    return Optional.empty();
                }

                @Override
                public void start(AppLaunch app, Consumer<AppOutcome> outcome) {
                    outcome.accept(new AppOutcome.Serves());
                }

                @Override
                public boolean takeUp(AppLaunch app, Consumer<AppOutcome> outcome) {
                    return true;
                }

                @Override
                public void endOthers() {}

                @Override
                public void stop(AppLaunch app, Runnable stopped) {
                    stopped.run();
                }

                @Override
                public void deleteHomes(String domainId) {}
            };

    /** Why apps of a type (AppType of the API model) can never run here; empty where they can. */
    Optional<String> refusal(String appType);

    /**
     * Begins to start an app and tells its outcome, at once or later, on any thread; and once more
     * where an app that served has ended by itself.
     */
    void start(AppLaunch app, Consumer<AppOutcome> outcome);

    /**
     * Whether an app that served before the server was started still runs. Where it does, its
     * outcome is told once it has ended by itself.
     */
    boolean takeUp(AppLaunch app, Consumer<AppOutcome> outcome);

    /** Ends what runs of apps that it wasn't told of since the server was started. */
    void endOthers();

    /** Begins to stop an app, started or not, and tells once that nothing of it is left. */
    void stop(AppLaunch app, Runnable stopped);

    /** Deletes the homes of a domain that is gone, for good. */
    void deleteHomes(String domainId);
}
