package cloister.prover.encoding;

import com.microsoft.z3.CharSort;
import com.microsoft.z3.Expr;
import com.microsoft.z3.SeqSort;

import java.util.ArrayList;
import java.util.List;

/** A text of which some parts are known: {@code arn:aws:sagemaker:}REGION{@code :…}. */
public record SymbolicText(List<Part> parts) {
    public SymbolicText {
        List<Part> merged = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Known(String text)
                    && !merged.isEmpty()
                    && merged.getLast() instanceof Known(String before)) {
                merged.set(merged.size() - 1, new Known(before + text));
            } else if (!(part instanceof Known(String text) && text.isEmpty())) {
                merged.add(part);
            }
        }
        parts = List.copyOf(merged);
    }

    /** A part from left to right. */
    public sealed interface Part {}

    /** A part that is known; never empty. */
    public record Known(String text) implements Part {}

    /**
     * A part that isn't known.
     *
     * @param empty whether it may have no character
     */
    public record Unknown(
            Expr<SeqSort<CharSort>> expression, CharacterClass characters, boolean empty)
            implements Part {}

    public static SymbolicText known(String text) {
        return new SymbolicText(List.of(new Known(text)));
    }

    /** A text of which nothing is known. */
    public static SymbolicText any(Expr<SeqSort<CharSort>> expression) {
        return new SymbolicText(List.of(new Unknown(expression, CharacterClass.ANYTHING, true)));
    }

    /** A name of one character at least. */
    public static SymbolicText name(Expr<SeqSort<CharSort>> expression) {
        return new SymbolicText(List.of(new Unknown(expression, CharacterClass.NAME, false)));
    }

    public SymbolicText then(SymbolicText other) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(other.parts);
        return new SymbolicText(all);
    }

    public SymbolicText then(String text) {
        return then(known(text));
    }

    public boolean isKnown() {
        return parts.stream().allMatch(Known.class::isInstance);
    }

    public Expr<SeqSort<CharSort>> expression(Words words) {
        return words.joined(
                parts.stream()
                        .map(
                                part ->
                                        switch (part) {
                                            case Known(String text) -> words.text(text);
                                            case Unknown unknown -> unknown.expression();
                                        })
                        .toList());
    }
}
