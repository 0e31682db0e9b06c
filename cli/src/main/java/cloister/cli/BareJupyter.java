package cloister.cli;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The JupyterLab that apps run, started by hand and reached without anything between. */
final class BareJupyter implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

    private final Process process;
    private final URI url;

    private BareJupyter(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts it, with a home of its own and no password.
     *
     * @param command the {@code jupyter-lab}
     */
    static BareJupyter start(Path command, Path home) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder =
                new ProcessBuilder(
                        command.toString(),
                        "--no-browser",
                        "--allow-root",
                        "--ip=127.0.0.1",
                        "--port=" + port,
                        "--IdentityProvider.token=",
                        "--ServerApp.root_dir=" + home);
        builder.environment().put("HOME", home.toString());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return new BareJupyter(builder.start(), URI.create("http://127.0.0.1:" + port + "/"));
    }

    URI url() {
        return url;
    }

    /**
     * Waits until its page is there.
     *
     * @throws IOException it didn't come to be
     */
    void await(VisitedStudio browser) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < end && process.isAlive()) {
            if (browser.isThere(url.resolve("lab"))) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new IOException("JupyterLab didn't start at " + url);
    }

    @Override
    public void close() {
        LaunchedServer.end(process);
    }
}
