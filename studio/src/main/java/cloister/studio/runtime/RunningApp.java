package cloister.studio.runtime;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * An app's process, from its start to its end.
 *
 * @param owner the user id that it runs with
 */
record RunningApp(AppDoor door, AppFiles files, int owner, Process process, OutputTail output) {
    private static final int GRACE_SECONDS = 5;
    private static final int TOLD_LINES = 5;

    boolean answers() {
        try {
            return SocketHttp.ask(door, "GET", door.program().health).isPresent();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Ends the process, by asking first. */
    void askToEnd() throws InterruptedException {
        if (door.program() == AppProgram.CODE_EDITOR) {
            // It keeps what was typed as it is typed, and has no other way to be asked.
            process.descendants().forEach(ProcessHandle::destroy);
            process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        } else {
            askJupyterToEnd();
        }
        kill();
    }

    private void askJupyterToEnd() throws InterruptedException {
        try {
            SocketHttp.ask(door, "POST", "api/shutdown");
            process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException silent) {
            process.destroy();
        }
    }

    /** Whether nobody has used it for a time, and nothing runs that somebody left it to do. */
    boolean isIdle(Instant serving, Duration limit) {
        return Activity.isIdle(door, serving, limit)
                && (door.program() != AppProgram.CODE_EDITOR || !aCommandRuns());
    }

    /** Whether a shell of a terminal waits for something to end. */
    private boolean aCommandRuns() {
        return process.descendants()
                .filter(one -> one.info().command().filter(RunningApp::isShell).isPresent())
                .anyMatch(shell -> shell.children().findAny().isPresent());
    }

    private static boolean isShell(String command) {
        return command.endsWith("sh");
    }

    /** Ends the process and what it has started at once. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Why an app that served has ended; its words may tell of work, so they aren't told on. */
    String end() {
        int status = process.exitValue();
        String how =
                status > 128
                        ? "was killed by signal " + (status - 128)
                        : "ended with status " + status;
        return door.program().title + " " + how + ". Create the app again to go on working.";
    }

    /** Why an app never served. */
    String failure() {
        return "%s ended with status %d before it served. Its last words: %s"
                .formatted(door.program().title, process.exitValue(), output.last(TOLD_LINES));
    }
}
