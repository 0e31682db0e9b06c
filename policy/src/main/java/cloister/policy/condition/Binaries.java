package cloister.policy.condition;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Comparison of bytes in Base64. */
final class Binaries {
    private Binaries() {}

    /** Decodes Base64; empty where the text isn't. */
    static Optional<byte[]> parse(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static ValueTest equal(List<Pattern> wanted) {
        List<byte[]> all =
                wanted.stream().flatMap(pattern -> parse(pattern.source()).stream()).toList();
        return (actual, keys) -> {
            Optional<byte[]> bytes = parse(actual);
            return bytes.isPresent()
                    && all.stream().anyMatch(other -> Arrays.equals(other, bytes.get()));
        };
    }
}
