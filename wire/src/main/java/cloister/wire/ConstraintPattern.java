package cloister.wire;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of a model, which a whole value must match. Compiled at its first use.
 *
 * <p>The models' expressions are Java's, and some can backtrack without end on a hostile value, so
 * a match that takes more steps than {@link #STEPS} counts as none: see decision 0031.
 */
public final class ConstraintPattern {
    private static final int STEPS = 1_000_000;

    private final String source;
    private volatile @Nullable Pattern compiled;

    public ConstraintPattern(String source) {
        this.source = source;
    }

    /** The expression as the model has it. */
    public String source() {
        return source;
    }

    public boolean matches(String value) {
        try {
            return pattern().matcher(new Rationed(value)).matches();
        } catch (StepsExceeded | StackOverflowError e) {
            return false;
        }
    }

    private Pattern pattern() {
        Pattern known = compiled;
        if (known == null) {
            known = compile();
            compiled = known;
        }
        return known;
    }

    private Pattern compile() {
        try {
            return Pattern.compile(source);
        } catch (PatternSyntaxException e) {
            throw new IllegalStateException("an API model's pattern isn't Java's: " + source, e);
        }
    }

    @Override
    public String toString() {
        return source;
    }

    /** Text that can be read a limited number of times: the matcher reads it at every step. */
    private static final class Rationed implements CharSequence {
        private final String text;
        private int left = STEPS;

        Rationed(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new StepsExceeded();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class StepsExceeded extends RuntimeException {
        private static final long serialVersionUID = 1;

        StepsExceeded() {
            super("", null, false, false);
        }
    }
}
