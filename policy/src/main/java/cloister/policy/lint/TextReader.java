package cloister.policy.lint;

import cloister.policy.lint.Node.ArrayNode;
import cloister.policy.lint.Node.LiteralNode;
import cloister.policy.lint.Node.Member;
import cloister.policy.lint.Node.ObjectNode;
import cloister.policy.lint.Node.TextNode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the policies of a text: the text is one, or a part of one, or a JSON value that holds some,
 * or a page with several between its lines.
 */
final class TextReader {
    private static final JsonFactory JSON = new JsonFactory();

    private final String text;
    private final boolean json;
    private final Report report;
    private final PolicyFinder finder;
    private final BracketBalance balance;

    private TextReader(String text, Report report) {
        this.text = text;
        this.json = isJson(text);
        this.report = report;
        this.finder = new PolicyFinder(text);
        this.balance = new BracketBalance(text, json, finder);
    }

    static List<Pasted> read(String text, Report report) {
        return new TextReader(text, report).read();
    }

    /** Whether the text is JSON as it stands: one value, or several one after another. */
    static boolean isJson(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            while (parser.nextToken() != null) {
                parser.skipChildren();
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private List<Pasted> read() {
        List<Pasted> found = new ArrayList<>();
        int at = beginsAsJson() ? 0 : finder.next(0);
        boolean alone = at == 0;
        while (at >= 0) {
            report.enter(found.size() + 1);
            TolerantParser parser = parser(at);
            Lexer ahead = new Lexer(text, json, at, new Report());
            if (ahead.at(0).is(Token.Kind.STRING) && ahead.at(1).is(Token.Kind.COLON)) {
                found.add(Pasted.members(parser.bareMembers()));
            } else {
                parser.value().ifPresent(node -> collect(node, found));
            }
            parser.finish();
            int end = Math.max(parser.end(), at + 1);
            at = finder.next(end);
            if (at < 0 && alone && !parser.atEnd()) {
                parser.rest();
            }
            alone = false;
        }
        return found;
    }

    private TolerantParser parser(int from) {
        balance.enter(from);
        return new TolerantParser(new Lexer(text, json, from, report), balance, report);
    }

    private boolean beginsAsJson() {
        Lexer lexer = new Lexer(text, json, 0, new Report());
        Token first = lexer.at(0);
        return first.opens()
                || (first.is(Token.Kind.STRING) && lexer.at(1).is(Token.Kind.COLON))
                || json;
    }

    private static void collect(Node root, List<Pasted> found) {
        int before = found.size();
        nested(root, found);
        if (found.size() == before
                && root instanceof ObjectNode object
                && Elements.isPart(object)) {
            found.add(Pasted.document(object));
        }
    }

    private static void nested(Node node, List<Pasted> found) {
        switch (node) {
            case ObjectNode object when Elements.isDocument(object) ->
                    found.add(Pasted.document(object));
            case ObjectNode object when Elements.isStatement(object) ->
                    found.add(Pasted.statement(object));
            case ObjectNode object -> {
                for (Member member : object.members()) {
                    nested(member.value(), found);
                }
            }
            case ArrayNode array when firstIsStatement(array) ->
                    found.add(Pasted.statements(array.span(), array.elements()));
            case ArrayNode array -> array.elements().forEach(element -> nested(element, found));
            case TextNode text -> {}
            case LiteralNode literal -> {}
        }
    }

    private static boolean firstIsStatement(ArrayNode array) {
        Optional<Node> first = array.elements().stream().findFirst();
        return first.isPresent()
                && first.get() instanceof ObjectNode object
                && !Elements.isDocument(object)
                && Elements.isStatement(object);
    }
}
