package cloister.studio.runtime;

import cloister.studio.AppLaunch;
import cloister.studio.AppRuntime;

import java.util.Optional;
import java.util.Set;

/** What runs apps that people are let into: how to reach each, and whose token is whose. */
public interface AppHost extends AppRuntime, AutoCloseable {
    /** The types of apps (AppType of the API model) that JupyterLab is. */
    Set<String> TYPES = Set.of("JupyterLab", "JupyterServer");

    @Override
    default Optional<String> refusal(String appType) {
        return TYPES.contains(appType)
                ? Optional.empty()
                : Optional.of(
                        "Apps of type "
                                + appType
                                + " can't run here: no runtime is configured for them. There is"
                                + " one for JupyterLab and JupyterServer.");
    }

    /** What apps run, as told to people; empty where nothing was found, so that they can't. */
    Optional<String> jupyter();

    /** What CodeEditor apps run, as told to people; empty where they can't run. */
    default Optional<String> codeServer() {
        return Optional.empty();
    }

    /** What is missing from whole walls between apps; empty where nothing is. */
    Optional<String> warning();

    /** Whether apps are processes of this machine, and ask for credentials from nowhere else. */
    boolean isHere();

    /** How to reach an app; empty where it doesn't serve. */
    Optional<AppDoor> door(String launchId);

    /** Whose token for credentials this is; empty where nobody's, or the app has ended. */
    Optional<AppLaunch> holder(String credentialToken);

    @Override
    void close();
}
