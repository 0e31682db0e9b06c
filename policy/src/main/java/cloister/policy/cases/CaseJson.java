package cloister.policy.cases;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One line of JSON, token by token. Every method starts before the token it reads. */
final class CaseJson {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final String line;
    private final JsonParser parser;

    CaseJson(String line) throws IOException {
        this.line = line;
        this.parser = JSON.createParser(line);
    }

    @Nullable JsonToken next() throws IOException {
        return parser.nextToken();
    }

    /** Starts an object; false where it is null. */
    boolean startObject(String what) throws IOException, CaseException {
        return start(JsonToken.START_OBJECT, what + " is not a JSON object");
    }

    /** Starts a list; false where it is null. */
    boolean startList(String what) throws IOException, CaseException {
        return start(JsonToken.START_ARRAY, what + " is not a list");
    }

    private boolean start(JsonToken start, String complaint) throws IOException, CaseException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return false;
        }
        if (token != start) {
            throw new CaseException(complaint);
        }
        return true;
    }

    /** Moves to the next member of an object; false at its end. */
    boolean nextMember() throws IOException {
        return parser.nextToken() == JsonToken.FIELD_NAME;
    }

    String name() throws IOException {
        return parser.currentName();
    }

    /** A string; empty where it is null. */
    String string(String what) throws IOException, CaseException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        if (token != JsonToken.VALUE_STRING) {
            throw new CaseException(what + " is not a string");
        }
        return parser.getText();
    }

    /** A scalar or a list of them, as texts; null is no value. */
    List<String> texts(String what) throws IOException, CaseException {
        JsonToken token = parser.nextToken();
        if (token != JsonToken.START_ARRAY) {
            return token == JsonToken.VALUE_NULL ? List.of() : List.of(scalar(token, what));
        }
        List<String> texts = new ArrayList<>();
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            texts.add(scalar(token, what));
        }
        return texts;
    }

    private String scalar(@Nullable JsonToken token, String what)
            throws IOException, CaseException {
        if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            throw new CaseException(what + " is neither a text nor a list of texts");
        }
        return parser.getText();
    }

    /** The JSON text of the value whose first token was just read. */
    String rest() throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        return line.substring(start, (int) parser.currentLocation().getCharOffset());
    }

    /** The text of the token just read. */
    String text() throws IOException {
        return parser.getText();
    }

    /** Passes over a member's value. */
    void skip() throws IOException {
        parser.nextToken();
        parser.skipChildren();
    }
}
