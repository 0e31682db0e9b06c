package cloister.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Talks to a kernel as a notebook does: one request after the other over its WebSocket (Jupyter
 * client documentation, "Messaging in Jupyter").
 */
final class KernelTalk implements WebSocket.Listener, AutoCloseable {
    private static final String SESSION = "cloister-bench";
    private static final Pattern ID = Pattern.compile("\"id\": *\"([0-9a-f-]+)\"");
    private static final String REPLY = "kernel_info_reply";
    private static final int PATIENCE_SECONDS = 60;

    private final BlockingQueue<String> replies = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    private KernelTalk(VisitedStudio browser, URI channels) {
        socket = browser.connect(channels, this);
    }

    /** Starts a kernel in a JupyterLab whose page the browser has seen, and waits for it. */
    static KernelTalk start(VisitedStudio browser, URI base)
            throws IOException, InterruptedException {
        Matcher id = ID.matcher(browser.post(base.resolve("api/kernels")));
        if (!id.find()) {
            throw new IOException("no kernel was started at " + base);
        }
        KernelTalk talk =
                new KernelTalk(
                        browser,
                        base.resolve(
                                "api/kernels/%s/channels?session_id=%s"
                                        .formatted(id.group(1), SESSION)));
        talk.ask();
        return talk;
    }

    /** Asks the kernel about itself, and waits for its answer. */
    void ask() throws IOException, InterruptedException {
        String request =
                """
                {"channel": "shell", "content": {}, "metadata": {}, "parent_header": {},
                 "buffers": [], "header": {"msg_id": "%s", "msg_type": "kernel_info_request",
                 "username": "", "session": "%s", "version": "5.3",
                 "date": "2026-01-01T00:00:00Z"}}\
                """
                        .formatted(System.nanoTime(), SESSION);
        socket.sendText(request, true).join();
        if (replies.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) == null) {
            throw new IOException("the kernel doesn't answer");
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            if (part.indexOf(REPLY) >= 0) {
                replies.add(REPLY);
            }
            part.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedStage(REPLY);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
