package cloister.studio.runtime;

import cloister.studio.AppLaunch;
import cloister.studio.Secrets;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Starts the processes of apps. */
final class AppLauncher {
    private final JupyterFinder finder;
    private final CodeServerFinder editors;
    private final Walls walls;
    private final Homes homes;
    private final AppEnvironment environment;
    private final RunFolder folder;
    private final Spawner spawner;
    private volatile Optional<Program> found = Optional.empty();

    /**
     * @param folder where each launch gets a folder of its own
     */
    AppLauncher(
            JupyterFinder finder,
            CodeServerFinder editors,
            Walls walls,
            Homes homes,
            AppEnvironment environment,
            RunFolder folder,
            Spawner spawner) {
        this.finder = finder;
        this.editors = editors;
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
        Program program = program(app);
        Homes.Home home = homes.of(app);
        AppFiles files = AppFiles.make(folder.path(), app, home, walls.givesOwners());
        Cell cell =
                new Cell(home, files.run(), files.config(), program.folders(), environment.port());
        AppDoor door =
                new AppDoor(
                        app,
                        new AppAddress.UnixSocket(files.door()),
                        Secrets.token(),
                        AppDoor.base(app));
        files.write(app, walls, cell, door.secret());
        ProcessBuilder builder =
                new ProcessBuilder(walls.command(cell, command(app, program, cell)))
                        .directory(home.path().toFile())
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().clear();
        builder.environment()
                .putAll(
                        environment.of(
                                app,
                                program,
                                walls.home(cell),
                                walls.run(cell),
                                walls.config(cell),
                                token));
        Process process = spawner.start(builder);
        return new RunningApp(door, files, home.owner(), process, OutputTail.of(process));
    }

    private List<String> command(AppLaunch app, Program program, Cell cell) {
        String command = program.command().toString();
        Path config = walls.config(cell);
        return switch (AppProgram.of(app)) {
            case JUPYTER_LAB, JUPYTER_SERVER ->
                    List.of(command, "--config=" + config.resolve(AppConfig.SETTINGS));
            case CODE_EDITOR ->
                    List.of(
                            command,
                            "--config",
                            config.resolve(AppConfig.EDITOR_SETTINGS).toString(),
                            walls.home(cell).toString());
        };
    }

    private Program program(AppLaunch app) throws IOException {
        return switch (AppProgram.of(app)) {
            case JUPYTER_LAB, JUPYTER_SERVER -> lab();
            case CODE_EDITOR -> editors.find();
        };
    }

    private Program lab() throws IOException {
        Optional<Program> known = found.or(finder::find);
        found = known;
        return known.orElseThrow(() -> new IOException(JupyterFinder.ADVICE));
    }
}
