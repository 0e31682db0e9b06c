package cloister.policy.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** The chance in a random case; the same seed gives the same case. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    /** A number from 0 up to a bound that isn't reached. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    String of(String... choices) {
        return choices[below(choices.length)];
    }

    /** Between {@code least} and {@code most} things. */
    <T> List<T> some(int least, int most, Supplier<T> thing) {
        List<T> things = new ArrayList<>();
        for (int i = least + below(most - least + 1); i > 0; i--) {
            things.add(thing.get());
        }
        return things;
    }

    /** A text with the case of some of its letters changed, in one case of four. */
    String recased(String text) {
        if (!percent(25)) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = Character.isLetter(c) && percent(50);
            char other = (char) (c ^ ' ');
            out.append(letter && c < 128 ? other : c);
        }
        return out.toString();
    }
}
