package cloister.studio.runtime;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * An app's process, from its start to its end.
 *
 * @param owner the user id that it runs with
 */
record RunningApp(AppDoor door, AppFiles files, int owner, Process process, OutputTail output) {
    private static final int GRACE_SECONDS = 5;
    private static final int TOLD_LINES = 5;

    /** FailureReason of the API model, in characters. */
    private static final int LONGEST_REASON = 1024;

    boolean answers() {
        try {
            return SocketHttp.ask(door, "GET", "api/status").isPresent();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Ends the process, by asking first. */
    void askToEnd() throws InterruptedException {
        try {
            SocketHttp.ask(door, "POST", "api/shutdown");
            process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException silent) {
            process.destroy();
        }
        kill();
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
        return "JupyterLab " + how + ". Create the app again to go on working.";
    }

    /** Why an app never served. */
    String failure() {
        String reason =
                "JupyterLab ended with status %d before it served. Its last words: %s"
                        .formatted(process.exitValue(), output.last(TOLD_LINES));
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }
}
