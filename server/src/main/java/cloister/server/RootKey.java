package cloister.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The root user's access key. */
public record RootKey(String accessKeyId, String secretAccessKey) {
    private static final String FILE = "root-credentials";
    private static final String ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String ID_NAME = "aws_access_key_id = ";
    private static final String SECRET_NAME = "aws_secret_access_key = ";

    /** A new key; the secret has 240 random bits. */
    static RootKey random() {
        SecureRandom random = new SecureRandom();
        StringBuilder id = new StringBuilder("AKIA");
        random.ints(16, 0, ID_ALPHABET.length()).forEach(at -> id.append(ID_ALPHABET.charAt(at)));
        byte[] secret = new byte[30];
        random.nextBytes(secret);
        return new RootKey(id.toString(), Base64.getEncoder().encodeToString(secret));
    }

    /** The key kept in a directory; empty where there is none yet. */
    static Optional<RootKey> read(Path directory) {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file, UTF_8);
            return Optional.of(
                    new RootKey(value(lines, ID_NAME, file), value(lines, SECRET_NAME, file)));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }

    /** Keeps the key, readable by its owner alone, in the form of AWS's credentials files. */
    void write(Path directory) {
        try {
            Path draft =
                    Files.createTempFile(
                            directory,
                            FILE,
                            ".new",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    draft,
                    "[default]\n"
                            + ID_NAME
                            + accessKeyId
                            + "\n"
                            + SECRET_NAME
                            + secretAccessKey
                            + "\n");
            Files.move(draft, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(directory.resolve(FILE) + " can't be written", e);
        }
    }

    @Override
    public String toString() {
        return "RootKey[" + accessKeyId + "]";
    }

    private static String value(List<String> lines, String name, Path file) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        file
                                                + " has no line "
                                                + name.strip()
                                                + "; restore it, or delete it to get a new key"));
    }
}
