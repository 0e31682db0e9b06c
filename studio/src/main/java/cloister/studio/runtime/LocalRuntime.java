package cloister.studio.runtime;

import cloister.studio.AppLaunch;
import cloister.studio.AppOutcome;
import cloister.studio.Secrets;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Runs each app as a JupyterLab or a code-server of its own, a process of this machine behind
 * {@link Walls}. All processes end with Cloister, however it ends.
 */
public final class LocalRuntime implements AppHost {
    private final Map<String, AppLife> lives = new ConcurrentHashMap<>();
    private final Map<String, AppLaunch> holders = new ConcurrentHashMap<>();
    private final Spawner spawner = new Spawner();
    private final JupyterFinder finder;
    private final CodeServerFinder editors;
    private final Walls walls;
    private final Homes homes;
    private final AppLauncher launcher;
    private final RunFolder folder;

    public LocalRuntime(RuntimeSettings settings) {
        finder = new JupyterFinder(settings.jupyter(), settings.installations(), settings.path());
        editors = new CodeServerFinder(settings.codeServer(), settings.path());
        walls = Walls.here(settings.path());
        folder = new RunFolder(walls.needsAWay());
        if (walls.needsAWay()) {
            settings.data().ifPresent(RunFolder::openWay);
        }
        homes =
                new Homes(
                        () -> settings.data().map(Path::toAbsolutePath).orElseGet(folder::path),
                        walls.givesOwners());
        launcher =
                new AppLauncher(
                        finder,
                        editors,
                        walls,
                        homes,
                        new AppEnvironment(settings.endpoint()),
                        folder,
                        spawner);
    }

    /** Where JupyterLab seems to be; empty where none is, so that apps can't run. */
    @Override
    public Optional<String> jupyter() {
        return finder.command().map(Path::toString);
    }

    @Override
    public Optional<String> codeServer() {
        return editors.command().map(Path::toString);
    }

    @Override
    public Optional<String> refusal(String appType) {
        if (AppProgram.of(appType) != AppProgram.CODE_EDITOR) {
            return AppHost.super.refusal(appType);
        }
        return editors.command().isPresent()
                ? Optional.empty()
                : Optional.of(
                        "Apps of type CodeEditor can't run here: no code-server was found. Install"
                                + " one in PATH, or name it with --code-server.");
    }

    @Override
    public boolean isHere() {
        return true;
    }

    @Override
    public Optional<String> warning() {
        return walls.warning();
    }

    @Override
    public Optional<AppDoor> door(String launchId) {
        return Optional.ofNullable(lives.get(launchId)).flatMap(AppLife::door);
    }

    @Override
    public Optional<AppLaunch> holder(String credentialToken) {
        return Optional.ofNullable(holders.get(Secrets.hash(credentialToken)));
    }

    @Override
    public void start(AppLaunch app, Consumer<AppOutcome> outcome) {
        AppLife life = new AppLife(app, Secrets.token());
        String holder = Secrets.hash(life.credentialToken());
        lives.put(app.id(), life);
        holders.put(holder, app);
        Thread.ofVirtual()
                .name(app.arn())
                .start(
                        () -> {
                            try {
                                life.live(launcher, outcome);
                            } finally {
                                holders.remove(holder);
                                lives.remove(app.id());
                            }
                        });
    }

    /** Nothing outlives the Cloister that started it. */
    @Override
    public boolean takeUp(AppLaunch app, Consumer<AppOutcome> outcome) {
        return false;
    }

    @Override
    public void endOthers() {}

    @Override
    public void stop(AppLaunch app, Runnable stopped) {
        Optional<AppLife> life = Optional.ofNullable(lives.get(app.id()));
        if (life.isEmpty()) {
            stopped.run();
            return;
        }
        Thread.startVirtualThread(
                () -> {
                    end(life.get());
                    stopped.run();
                });
    }

    private static void end(AppLife life) {
        try {
            life.stop();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void deleteHomes(String domainId) {
        homes.delete(domainId);
    }

    /** Ends all apps, and forgets their homes where no directory keeps them. */
    @Override
    public void close() {
        List<Thread> endings =
                lives.values().stream()
                        .map(life -> Thread.startVirtualThread(() -> end(life)))
                        .toList();
        try {
            for (Thread ending : endings) {
                ending.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        spawner.close();
        folder.delete();
    }
}
