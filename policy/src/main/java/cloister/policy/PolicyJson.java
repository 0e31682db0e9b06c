package cloister.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A policy document's JSON, token by token, with the place of each for errors. */
final class PolicyJson {
    /** What IAM says of anything that isn't policy grammar. */
    static final String SYNTAX = "Syntax errors in policy.";

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final JsonParser parser;

    PolicyJson(String text) {
        try {
            parser = JSON.createParser(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves to the next token, null at the end. */
    @Nullable JsonToken next() throws MalformedPolicyException {
        try {
            return parser.nextToken();
        } catch (StreamReadException e) {
            throw at(e.getLocation(), e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves to the next token and demands what it is. */
    void expect(JsonToken token, String what) throws MalformedPolicyException {
        if (next() != token) {
            throw syntax(what);
        }
    }

    /** Moves to the next member of an object; false at the object's end. */
    boolean nextMember() throws MalformedPolicyException {
        return next() == JsonToken.FIELD_NAME;
    }

    /** The text of the token, of a string, a name, a number or a truth value. */
    String text() throws MalformedPolicyException {
        try {
            return parser.getText();
        } catch (StreamReadException e) {
            throw at(e.getLocation(), e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Located located() throws MalformedPolicyException {
        Position position = position();
        return new Located(text(), position);
    }

    /** Where the token starts. */
    Position position() {
        JsonLocation location = parser.currentTokenLocation();
        return new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    MalformedPolicyException syntax(String detail) {
        return error(SYNTAX + " " + detail);
    }

    MalformedPolicyException error(String message) {
        return error(message, position());
    }

    static MalformedPolicyException error(String message, Position position) {
        return new MalformedPolicyException(message, position.line(), position.column());
    }

    private static MalformedPolicyException at(@Nullable JsonLocation location, String detail) {
        return location == null
                ? error(SYNTAX + " " + detail, Position.START)
                : new MalformedPolicyException(
                        SYNTAX + " " + detail,
                        Math.max(1, location.getLineNr()),
                        Math.max(1, location.getColumnNr()));
    }
}
