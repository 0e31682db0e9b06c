package cloister.cli;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes passwords that are easy to read out and hard to guess: 84 random bits. */
final class Passwords {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz";
    private static final String DIGITS = "23456789";
    private static final int GROUPS = 4;

    private final SecureRandom random = new SecureRandom();

    /** A password of upper and lower case, digits and hyphens. */
    String next() {
        return IntStream.range(0, GROUPS).mapToObj(_ -> group()).collect(Collectors.joining("-"));
    }

    private String group() {
        return pick(LETTERS).toUpperCase(Locale.ROOT)
                + pick(LETTERS)
                + pick(LETTERS)
                + pick(LETTERS)
                + pick(DIGITS);
    }

    private String pick(String from) {
        return String.valueOf(from.charAt(random.nextInt(from.length())));
    }
}
