package cloister.server.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The body of an app's answer: as long as it was announced, or chunk by chunk, or to the end. */
final class BodyInput extends InputStream {
    private static final int LONGEST_CHUNK_LINE = 4096;

    private final InputStream in;
    private final Framing framing;
    private long left;
    private boolean over;

    /** How a body's end is known. */
    enum Framing {
        LENGTH,
        CHUNKS,
        END
    }

    /**
     * @param length what is announced; 0 where it isn't
     */
    BodyInput(InputStream in, Framing framing, long length) {
        this.in = in;
        this.framing = framing;
        this.left = length;
        this.over = framing == Framing.LENGTH && length == 0;
    }

    /**
     * The body that a head announces.
     *
     * @throws IOException its length is malformed
     */
    static BodyInput of(InputStream in, ResponseHead head) throws IOException {
        if (head.isChunked()) {
            return new BodyInput(in, Framing.CHUNKS, 0);
        }
        Optional<Long> length = head.length();
        return length.isPresent()
                ? new BodyInput(in, Framing.LENGTH, length.get())
                : new BodyInput(in, Framing.END, 0);
    }

    /** Whether all of it was read. */
    boolean isOver() {
        return over;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!over && framing == Framing.CHUNKS && left == 0) {
            nextChunk();
        }
        if (over) {
            return -1;
        }
        int most = framing == Framing.END ? length : (int) Math.min(length, left);
        int count = in.read(buffer, offset, most);
        if (count < 0) {
            return end();
        }
        counted(count);
        return count;
    }

    private int end() throws IOException {
        if (framing != Framing.END) {
            throw new EOFException("the app's answer broke off");
        }
        over = true;
        return -1;
    }

    private void counted(int count) throws IOException {
        if (framing == Framing.END) {
            return;
        }
        left -= count;
        if (left == 0 && framing == Framing.LENGTH) {
            over = true;
        }
        if (left == 0 && framing == Framing.CHUNKS && !line().isEmpty()) {
            throw new IOException("the app's answer has a malformed chunk");
        }
    }

    private void nextChunk() throws IOException {
        String size = line().split(";", 2)[0].strip();
        if (!size.matches("[0-9a-fA-F]{1,15}")) {
            throw new IOException("the app's answer has a malformed chunk");
        }
        left = Long.parseLong(size, 16);
        if (left == 0) {
            over = true;
            while (!line().isEmpty()) {
                // Trailers are fields of the app's connection.
            }
        }
    }

    private String line() throws IOException {
        return ResponseHead.line(in, new int[] {LONGEST_CHUNK_LINE});
    }
}
