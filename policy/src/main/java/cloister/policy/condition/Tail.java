package cloister.policy.condition;

import java.util.List;

/** What a pattern says of a text behind the characters that it is known to start with. */
public abstract sealed class Tail {
    private Tail() {}

    /** Of pieces without variable, which go on behind those characters. */
    public static Tail of(List<Piece> pieces) {
        return new Fixed(Glob.of(pieces), pieces.equals(List.of(new Piece.AnyText())));
    }

    /** Of a pattern that is compared from its beginning on. */
    public static Tail whole(Pattern pattern) {
        return new Whole(pattern);
    }

    /** Whether a text goes on as it has to from an index. */
    public abstract boolean matches(String text, int from, Keys keys);

    /** Whether it asks for nothing. */
    public abstract boolean matchesAnything();

    private static final class Fixed extends Tail {
        private final Glob glob;
        private final boolean any;

        Fixed(Glob glob, boolean any) {
            this.glob = glob;
            this.any = any;
        }

        @Override
        public boolean matches(String text, int from, Keys keys) {
            return glob.matches(text, from);
        }

        @Override
        public boolean matchesAnything() {
            return any;
        }
    }

    private static final class Whole extends Tail {
        private final Pattern pattern;

        Whole(Pattern pattern) {
            this.pattern = pattern;
        }

        @Override
        public boolean matches(String text, int from, Keys keys) {
            return pattern.matches(text, keys);
        }

        @Override
        public boolean matchesAnything() {
            return false;
        }
    }
}
