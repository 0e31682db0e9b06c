package cloister.studio.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/** The last that a process wrote, for who asks why it ended. */
final class OutputTail {
    /** Bytes. */
    private static final int KEPT = 16 * 1024;

    private byte[] last = new byte[0];

    /** Reads what a process writes until it ends, on a thread of its own. */
    static OutputTail of(Process process) {
        OutputTail tail = new OutputTail();
        Thread.startVirtualThread(() -> tail.read(process.getInputStream()));
        return tail;
    }

    private void read(InputStream stream) {
        byte[] buffer = new byte[KEPT];
        try (stream) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                add(buffer, count);
            }
        } catch (IOException ended) {
            add("(the output broke off)\n".getBytes(UTF_8), 23);
        }
    }

    private synchronized void add(byte[] more, int count) {
        int kept = Math.min(last.length, KEPT - Math.min(count, KEPT));
        byte[] joined = new byte[kept + Math.min(count, KEPT)];
        System.arraycopy(last, last.length - kept, joined, 0, kept);
        System.arraycopy(more, 0, joined, kept, joined.length - kept);
        last = joined;
    }

    /** The last lines, oldest first. */
    synchronized String last(int count) {
        List<String> lines = Arrays.asList(new String(last, UTF_8).strip().split("\n"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }
}
