package cloister.prover.encoding;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Model;

import java.util.ArrayList;
import java.util.List;

/** Values of all unknowns that make a formula true. */
public final class Witness {
    private final Words words;
    private final Model model;

    Witness(Words words, Model model) {
        this.words = words;
        this.model = model;
    }

    public boolean holds(BoolExpr truth) {
        return model.eval(truth, true).isTrue();
    }

    public String text(SymbolicText text) {
        return unescaped(model.eval(text.expression(words), true).getString());
    }

    /** A key's values; none where it is absent. */
    public List<String> values(SymbolicKey key) {
        List<String> values = new ArrayList<>();
        for (SymbolicKey.Place place : key.places()) {
            if (holds(place.taken())) {
                values.add(text(place.value()));
            }
        }
        return values;
    }

    /** The solver prints characters it takes for special as {@code \\u{…}}. */
    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int close = text.startsWith("\\u{", at) ? text.indexOf('}', at) : -1;
            if (close < 0) {
                plain.append(text.charAt(at++));
            } else {
                plain.appendCodePoint(Integer.parseInt(text.substring(at + 3, close), 16));
                at = close + 1;
            }
        }
        return plain.toString();
    }
}
