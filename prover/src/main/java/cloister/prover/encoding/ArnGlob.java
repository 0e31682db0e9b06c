package cloister.prover.encoding;

import cloister.policy.condition.Piece;

import com.microsoft.z3.CharSort;
import com.microsoft.z3.ReExpr;
import com.microsoft.z3.SeqSort;

import java.util.ArrayList;
import java.util.List;

/** What an ARN with wildcards matches, each of them within its part between colons. */
final class ArnGlob {
    private static final int LAST = 5;

    private ArnGlob() {}

    static ReExpr<SeqSort<CharSort>> language(Words words, List<Piece> pieces) {
        List<List<Part>> parts = new ArrayList<>();
        List<Part> part = new ArrayList<>();
        for (Piece piece : pieces) {
            if (!(piece instanceof Piece.Text(String text))) {
                part.add(Part.of(piece));
                continue;
            }
            String[] texts = text.split(":", LAST + 1 - parts.size());
            for (int i = 0; i < texts.length; i++) {
                if (i > 0) {
                    parts.add(part);
                    part = new ArrayList<>();
                }
                part.add(new Part.Text(texts[i]));
            }
        }
        parts.add(part);
        List<ReExpr<SeqSort<CharSort>>> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                all.add(words.exactly(":"));
            }
            all.add(words.glob(parts.get(i), i == LAST ? "" : ":"));
        }
        return words.sequence(all);
    }

    /** Every text with so many colons. */
    static ReExpr<SeqSort<CharSort>> withColons(Words words, int colons) {
        ReExpr<SeqSort<CharSort>> between = words.anyText(words.anyCharacterBut(":"));
        List<ReExpr<SeqSort<CharSort>>> all = new ArrayList<>(List.of(between));
        for (int i = 0; i < colons; i++) {
            all.add(words.exactly(":"));
            all.add(between);
        }
        return words.sequence(all);
    }
}
