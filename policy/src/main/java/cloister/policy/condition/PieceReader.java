package cloister.policy.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a policy's text into pieces (IAM User Guide: policy elements, variables and tags). */
final class PieceReader {
    private final String text;
    private final boolean variables;
    private final boolean wildcards;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    private PieceReader(String text, boolean variables, boolean wildcards) {
        this.text = text;
        this.variables = variables;
        this.wildcards = wildcards;
    }

    /**
     * Reads a text.
     *
     * @param variables whether {@code ${…}} means something here, else it is plain text
     * @param wildcards whether {@code *} and {@code ?} mean something here
     */
    static List<Piece> read(String text, boolean variables, boolean wildcards) {
        return new PieceReader(text, variables, wildcards).read();
    }

    private List<Piece> read() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (variables && c == '$' && text.startsWith("${", i)) {
                i = variable(i);
            } else if (wildcards && c == '*') {
                i++;
                if (!literal.isEmpty() || !(lastPiece() instanceof Piece.AnyText)) {
                    add(new Piece.AnyText());
                }
            } else if (wildcards && c == '?') {
                i++;
                add(new Piece.AnyCharacter());
            } else {
                literal.append(c);
                i++;
            }
        }
        flush();
        return List.copyOf(pieces);
    }

    private Piece lastPiece() {
        return pieces.isEmpty() ? new Piece.Text("") : pieces.getLast();
    }

    /** Reads a variable from its dollar sign on; where no brace closes it, it is plain text. */
    private int variable(int start) {
        int close = text.indexOf('}', start + 2);
        if (close < 0) {
            literal.append(text, start, text.length());
            return text.length();
        }
        String body = text.substring(start + 2, close);
        if (body.equals("*") || body.equals("?") || body.equals("$")) {
            literal.append(body);
            return close + 1;
        }
        int comma = body.indexOf(',');
        Optional<String> fallback = Optional.empty();
        if (comma >= 0) {
            int open = start + 2 + comma + 1;
            while (open < text.length() && text.charAt(open) == ' ') {
                open++;
            }
            int end = open < text.length() && text.charAt(open) == '\'' ? endOfQuote(open) : -1;
            if (end >= 0) {
                fallback = Optional.of(text.substring(open + 1, end));
                close = text.indexOf('}', end);
            }
            body = body.substring(0, comma);
        }
        add(new Piece.Variable(ConditionKey.of(body.strip()), fallback));
        return close + 1;
    }

    /** The index of the quote that ends a default value and is followed by the brace, or -1. */
    private int endOfQuote(int open) {
        int end = text.indexOf('\'', open + 1);
        while (end >= 0) {
            int next = end + 1;
            while (next < text.length() && text.charAt(next) == ' ') {
                next++;
            }
            if (next < text.length() && text.charAt(next) == '}') {
                return end;
            }
            end = text.indexOf('\'', end + 1);
        }
        return -1;
    }

    private void add(Piece piece) {
        flush();
        pieces.add(piece);
    }

    private void flush() {
        if (!literal.isEmpty()) {
            pieces.add(new Piece.Text(literal.toString()));
            literal.setLength(0);
        }
    }
}
