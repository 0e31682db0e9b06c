package cloister.identity;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The AWS principals that a policy document names in its Principal and NotPrincipal elements. */
final class PrincipalElements {
    private PrincipalElements() {}

    static Set<String> named(String document) {
        Set<String> principals = new LinkedHashSet<>();
        replace(
                document,
                principal -> {
                    principals.add(principal);
                    return principal;
                });
        return principals;
    }

    /** The document with each AWS principal put through the function, without white space. */
    static String replace(String document, UnaryOperator<String> principal) {
        StringWriter text = new StringWriter();
        try (JsonParser parser = Fields.JSON.createParser(document);
                JsonGenerator json = Fields.JSON.createGenerator(text)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_STRING && isPrincipal(parser)) {
                    json.writeString(principal.apply(parser.getText()));
                } else {
                    json.copyCurrentEvent(parser);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return text.toString();
    }

    private static boolean isPrincipal(JsonParser parser) {
        JsonStreamContext place = parser.getParsingContext();
        JsonStreamContext map = place.inArray() ? place.getParent() : place;
        return "AWS".equals(map.getCurrentName())
                && map.getParent() != null
                && ("Principal".equals(map.getParent().getCurrentName())
                        || "NotPrincipal".equals(map.getParent().getCurrentName()));
    }
}
