package cloister.identity;

import cloister.policy.Position;

/** Where a statement ends in its document's text. */
final class StatementEnd {
    private StatementEnd() {}

    /** The place of the brace that closes the object which starts at the given place. */
    static Position of(String text, Position start) {
        int line = 1;
        int column = 1;
        int depth = 0;
        boolean inString = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean within =
                    line > start.line() || (line == start.line() && column >= start.column());
            if (within && inString && c == '\\') {
                i++;
                column++;
            } else if (within && c == '"') {
                inString = !inString;
            } else if (within && !inString && c == '{') {
                depth++;
            } else if (within && !inString && c == '}' && --depth == 0) {
                return new Position(line, column);
            }
            column = c == '\n' ? 1 : column + 1;
            line = c == '\n' ? line + 1 : line;
        }
        return start;
    }
}
