package cloister.policy.lint;

import cloister.policy.lint.Node.ArrayNode;
import cloister.policy.lint.Node.LiteralNode;
import cloister.policy.lint.Node.Member;
import cloister.policy.lint.Node.ObjectNode;
import cloister.policy.lint.Node.TextNode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Makes a tree of a text that is meant to be JSON, and goes on after what is wrong.
 *
 * <p>What it takes for granted: an object's member begins with a name and a colon, a list's
 * doesn't. So a name in a list means that the list wasn't closed, and a bracket where a name
 * belongs means that the object wasn't. All is read once, from left to right; brackets nested
 * deeper than {@link #DEEPEST} aren't read at all.
 */
final class TolerantParser {
    /** Levels of brackets: a policy needs five, a file that holds policies some more. */
    static final int DEEPEST = 32;

    private final Lexer lexer;
    private final Mistakes mistakes;
    private final BracketBalance balance;
    private final Deque<Token> open = new ArrayDeque<>();
    private int place;

    TolerantParser(Lexer lexer, BracketBalance balance, Report report) {
        this.lexer = lexer;
        this.balance = balance;
        this.mistakes = new Mistakes(report);
    }

    /** Reads one value; empty where there is none. */
    Optional<Node> value() {
        Token token = lexer.at(place);
        return switch (token.kind()) {
            case OPEN_OBJECT -> Optional.of(nested(token, true));
            case OPEN_ARRAY -> Optional.of(nested(token, false));
            case STRING -> Optional.of(text(take()));
            case LITERAL -> Optional.of(new LiteralNode(take().span(), token.value()));
            case WORD -> Optional.of(mistakes.unquotedValue(take()));
            case CLOSE_OBJECT, CLOSE_ARRAY, COLON, COMMA, END -> Optional.empty();
        };
    }

    /** Reads members that no braces are around, up to what can't be one. */
    ObjectNode bareMembers() {
        List<Member> members = new ArrayList<>();
        Token first = lexer.at(place);
        while (lexer.at(place).is(Token.Kind.STRING) && lexer.at(place + 1).is(Token.Kind.COLON)) {
            TextNode name = text(take());
            place++;
            value().ifPresent(value -> members.add(new Member(name, value)));
            if (lexer.at(place).is(Token.Kind.COMMA)
                    && lexer.at(place + 1).is(Token.Kind.STRING)
                    && lexer.at(place + 2).is(Token.Kind.COLON)) {
                place++;
            }
        }
        int end = members.isEmpty() ? first.span().end() : members.getLast().span().end();
        return new ObjectNode(new Span(first.span().start(), end), members, false);
    }

    /** Reports what stands between here and the text's end. */
    void rest() {
        while (!lexer.at(place).is(Token.Kind.END)) {
            Token token = take();
            if (token.closes()) {
                mistakes.strayBracket(token);
            } else if (token.is(Token.Kind.COMMA)) {
                mistakes.strayComma(token);
            } else {
                Token last = token;
                while (!lexer.at(place).is(Token.Kind.END)) {
                    last = take();
                }
                mistakes.trailingText(Span.between(token.span(), last.span()));
            }
        }
    }

    /** The offset where what was read so far ends. */
    int end() {
        return place == 0 ? 0 : lexer.at(place - 1).span().end();
    }

    /** Whether nothing is left of the text. */
    boolean atEnd() {
        return lexer.at(place).is(Token.Kind.END);
    }

    /** Reports the brackets that the text's end left open. */
    void finish() {
        mistakes.unclosed();
    }

    private Node nested(Token opening, boolean object) {
        if (open.size() >= DEEPEST) {
            mistakes.tooDeep(opening);
            return skip(opening, object);
        }
        open.push(take());
        Node node = object ? object(opening) : array(opening);
        open.pop();
        return node;
    }

    private Node skip(Token opening, boolean object) {
        int depth = 0;
        do {
            Token token = take();
            depth += token.opens() ? 1 : token.closes() ? -1 : 0;
        } while (depth > 0 && !atEnd());
        Span span = new Span(opening.span().start(), end());
        return object ? new ObjectNode(span, List.of(), false) : new ArrayNode(span, List.of());
    }

    private ObjectNode object(Token opening) {
        List<Member> members = new ArrayList<>();
        Optional<Token> note = Optional.empty();
        Separation separation = new Separation();
        while (true) {
            Token token = lexer.at(place);
            if (token.closes() || token.is(Token.Kind.END) || isSiblingObject(token, members)) {
                if (closed(opening, token, separation)) {
                    boolean onlyNote = members.isEmpty() && parentIs(Token.Kind.OPEN_ARRAY);
                    if (!onlyNote) {
                        note.ifPresent(mistakes::strayInObject);
                    }
                    Span span = new Span(opening.span().start(), end());
                    return new ObjectNode(span, members, onlyNote && note.isPresent());
                }
            } else if (token.is(Token.Kind.COMMA)) {
                separation.comma(take());
            } else if (isName(token)) {
                separation.beforeValue(token);
                member().ifPresent(members::add);
                separation.afterValue(end());
            } else if (token.is(Token.Kind.WORD) && Mistakes.isNote(token) && note.isEmpty()) {
                note = Optional.of(take());
            } else {
                mistakes.strayInObject(take());
            }
        }
    }

    private ArrayNode array(Token opening) {
        List<Node> elements = new ArrayList<>();
        Separation separation = new Separation();
        while (true) {
            Token token = lexer.at(place);
            if (token.closes() || token.is(Token.Kind.END) || isParentsName(token, elements)) {
                if (closed(opening, token, separation)) {
                    Span span = new Span(opening.span().start(), end());
                    return new ArrayNode(span, elements);
                }
            } else if (token.is(Token.Kind.COMMA)) {
                separation.comma(take());
            } else if (token.is(Token.Kind.COLON)) {
                mistakes.strayInObject(take());
            } else if (token.is(Token.Kind.WORD) && Mistakes.isNote(token)) {
                note(take().span());
            } else {
                separation.beforeValue(token);
                if (element(elements)) {
                    separation.afterValue(end());
                }
            }
        }
    }

    /** Reads an element; says whether it is one, and not a note. */
    private boolean element(List<Node> elements) {
        Optional<Node> value = value();
        if (value.isEmpty()) {
            return true;
        }
        if (value.get() instanceof ObjectNode object && object.note()) {
            note(object.span());
            return false;
        }
        elements.add(value.get());
        return true;
    }

    /** Takes a note's comma with it. */
    private void note(Span span) {
        mistakes.note(span, lexer.at(place));
        if (lexer.at(place).is(Token.Kind.COMMA)) {
            place++;
        }
    }

    /** Whether a value was followed by a name and a colon, so that its list wasn't closed. */
    private boolean isParentsName(Token token, List<Node> elements) {
        return token.is(Token.Kind.STRING)
                && !elements.isEmpty()
                && lexer.at(place + 1).is(Token.Kind.COLON)
                && parentIs(Token.Kind.OPEN_OBJECT);
    }

    /** Whether an object begins where a name belongs, so that the one before wasn't closed. */
    private boolean isSiblingObject(Token token, List<Member> members) {
        return token.is(Token.Kind.OPEN_OBJECT)
                && !members.isEmpty()
                && parentIs(Token.Kind.OPEN_ARRAY);
    }

    private boolean parentIs(Token.Kind kind) {
        return open.stream().skip(1).findFirst().filter(token -> token.is(kind)).isPresent();
    }

    /** Closes the innermost brackets at a token if it does so; else takes the token for a stray. */
    private boolean closed(Token opening, Token token, Separation separation) {
        Token.Kind closing =
                opening.is(Token.Kind.OPEN_OBJECT)
                        ? Token.Kind.CLOSE_OBJECT
                        : Token.Kind.CLOSE_ARRAY;
        if (token.is(closing)) {
            separation.beforeClose();
            place++;
            return true;
        }
        if (token.is(Token.Kind.END)) {
            mistakes.unclosedAtEnd(opening, separation.lastEnd(opening));
            return true;
        }
        if (token.closes() && (!anyOpenIs(token) || balance.takeStray(token.kind()))) {
            mistakes.strayBracket(take());
            return false;
        }
        int end = separation.lastEnd(opening);
        mistakes.missingBracket(opening, end);
        separation.giveBack();
        return true;
    }

    private boolean anyOpenIs(Token closing) {
        Token.Kind kind =
                closing.is(Token.Kind.CLOSE_OBJECT)
                        ? Token.Kind.OPEN_OBJECT
                        : Token.Kind.OPEN_ARRAY;
        return open.stream().anyMatch(token -> token.is(kind));
    }

    private boolean isName(Token token) {
        return token.is(Token.Kind.STRING)
                || ((token.is(Token.Kind.WORD) || token.is(Token.Kind.LITERAL))
                        && lexer.at(place + 1).is(Token.Kind.COLON));
    }

    private Optional<Member> member() {
        Token token = take();
        TextNode name = token.is(Token.Kind.STRING) ? text(token) : mistakes.unquotedName(token);
        if (lexer.at(place).is(Token.Kind.COLON)) {
            place++;
        } else if (startsValue(lexer.at(place))) {
            mistakes.missingColon(name);
        }
        Optional<Node> value = value();
        if (value.isEmpty()) {
            mistakes.missingValue(name);
        }
        return value.map(node -> new Member(name, node));
    }

    private static boolean startsValue(Token token) {
        return token.opens() || token.is(Token.Kind.STRING) || token.is(Token.Kind.LITERAL);
    }

    private Token take() {
        return lexer.at(place++);
    }

    private static TextNode text(Token token) {
        return new TextNode(token.span(), token.value(), token.raw());
    }

    /** Keeps account of the commas between the values of one object or list. */
    private final class Separation {
        private Optional<Token> comma = Optional.empty();
        private int valueEnd = -1;

        void comma(Token token) {
            if (comma.isPresent() || valueEnd < 0) {
                mistakes.strayComma(token);
            } else {
                comma = Optional.of(token);
            }
        }

        void beforeValue(Token next) {
            if (valueEnd >= 0 && comma.isEmpty()) {
                mistakes.missingComma(valueEnd, next);
            }
            comma = Optional.empty();
        }

        void afterValue(int end) {
            valueEnd = end;
        }

        void beforeClose() {
            comma.ifPresent(mistakes::strayComma);
        }

        /** Where the last value ends, or the bracket before it if there is none. */
        int lastEnd(Token opening) {
            return valueEnd < 0 ? opening.span().end() : valueEnd;
        }

        /** Leaves a comma that was taken to the brackets around these. */
        void giveBack() {
            if (comma.isPresent()) {
                place--;
            }
        }
    }
}
