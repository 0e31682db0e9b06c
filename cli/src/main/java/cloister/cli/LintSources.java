package cloister.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what is to be linted; what can't be read is said, and the rest is read all the same. */
final class LintSources {
    /** The operand that means standard input. */
    static final String STDIN = "-";

    /** Bytes of the longest text that is read; the longest policy has 131,072 characters. */
    private static final int LARGEST = 64 << 20;

    private final InputStream in;
    private final PrintStream err;
    private boolean failed;

    LintSources(InputStream in, PrintStream err) {
        this.in = in;
        this.err = err;
    }

    /** Whether something couldn't be read. */
    boolean failed() {
        return failed;
    }

    List<Source> read(List<String> operands) {
        List<Source> sources = new ArrayList<>();
        for (String operand : operands) {
            if (operand.equals(STDIN)) {
                read("standard input", Optional.empty(), false).ifPresent(sources::add);
            } else if (Files.isDirectory(Path.of(operand))) {
                for (Path file : walk(Path.of(operand))) {
                    read(file.toString(), Optional.of(file), true).ifPresent(sources::add);
                }
            } else {
                read(operand, Optional.of(Path.of(operand)), false).ifPresent(sources::add);
            }
        }
        return sources;
    }

    private List<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            fail(folder.toString(), "can't be read: " + e.getMessage());
            return List.of();
        }
    }

    private Optional<Source> read(String name, Optional<Path> file, boolean walked) {
        try {
            byte[] bytes = file.isPresent() ? head(file.get()) : in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                fail(name, "is larger than 64 MB, and so no policy");
                return Optional.empty();
            }
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(new Source(name, file, walked, text));
        } catch (CharacterCodingException e) {
            fail(name, "isn't UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            fail(name, "can't be read: " + reason(e));
        }
        return Optional.empty();
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(LARGEST + 1);
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.NoSuchFileException missing -> "there is no such file";
            case java.nio.file.AccessDeniedException denied -> "its permissions don't allow it";
            default -> String.valueOf(e.getMessage());
        };
    }

    private void fail(String name, String why) {
        failed = true;
        err.println("cloister lint: %s %s".formatted(name, why));
    }

    /**
     * A text to be linted.
     *
     * @param file where it is from; empty for standard input
     * @param walked whether it was found in a directory, and not named
     */
    record Source(String name, Optional<Path> file, boolean walked, String text) {
        boolean standardInput() {
            return file.isEmpty();
        }

        /** Replaces the file's text, all of it or nothing. */
        void write(String mended) throws IOException {
            if (file.isEmpty()) {
                return;
            }
            Path target = file.get().toRealPath();
            Path beside = target.resolveSibling(target.getFileName() + ".mended");
            try {
                Files.copy(
                        target,
                        beside,
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
                Files.writeString(beside, mended);
                Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(beside);
            }
        }
    }
}
