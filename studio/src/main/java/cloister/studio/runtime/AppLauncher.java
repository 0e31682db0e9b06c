package cloister.studio.runtime;

import cloister.studio.AppLaunch;
import cloister.studio.Secrets;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Starts the processes of apps. */
final class AppLauncher {
    private final JupyterFinder finder;
    private final Walls walls;
    private final Homes homes;
    private final AppEnvironment environment;
    private final RunFolder folder;
    private final Spawner spawner;
    private volatile Optional<JupyterLab> found = Optional.empty();

    /**
     * @param folder where each launch gets a folder of its own
     */
    AppLauncher(
            JupyterFinder finder,
            Walls walls,
            Homes homes,
            AppEnvironment environment,
            RunFolder folder,
            Spawner spawner) {
        this.finder = finder;
        this.walls = walls;
        this.homes = homes;
        this.environment = environment;
        this.folder = folder;
        this.spawner = spawner;
    }

    /**
     * Starts an app's process.
     *
     * @param token what the app asks for credentials with
     * @throws IOException where it can't be started, with a message for its user
     */
    RunningApp launch(AppLaunch app, String token) throws IOException, InterruptedException {
        JupyterLab lab = lab();
        Homes.Home home = homes.of(app);
        AppFiles files = AppFiles.make(folder.path(), app, home, walls.givesOwners());
        Cell cell = new Cell(home, files.run(), files.config(), lab.folders(), environment.port());
        AppDoor door =
                new AppDoor(
                        app,
                        new AppAddress.UnixSocket(files.door()),
                        Secrets.token(),
                        AppDoor.base(app));
        files.write(app, walls, cell, door.secret());
        String settings = walls.config(cell).resolve(AppConfig.SETTINGS).toString();
        ProcessBuilder builder =
                new ProcessBuilder(
                                walls.command(
                                        cell,
                                        List.of(lab.command().toString(), "--config=" + settings)))
                        .directory(home.path().toFile())
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().clear();
        builder.environment()
                .putAll(
                        environment.of(
                                app,
                                lab,
                                walls.home(cell),
                                walls.run(cell),
                                walls.config(cell),
                                token));
        Process process = spawner.start(builder);
        return new RunningApp(door, files, home.owner(), process, OutputTail.of(process));
    }

    private JupyterLab lab() throws IOException {
        Optional<JupyterLab> known = found.or(finder::find);
        found = known;
        return known.orElseThrow(() -> new IOException(JupyterFinder.ADVICE));
    }
}
