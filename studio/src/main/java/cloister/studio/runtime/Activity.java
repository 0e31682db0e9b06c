package cloister.studio.runtime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether an app is in use, by its own word. */
final class Activity {
    private static final JsonFactory JSON = new JsonFactory();

    private Activity() {}

    /**
     * Whether nobody has worked with the app for a time and no kernel or terminal is at work. In
     * doubt it is in use.
     */
    static boolean isIdle(AppDoor door, Duration limit) {
        try {
            Optional<String> status = SocketHttp.ask(door, "GET", "api/status");
            Optional<String> kernels = SocketHttp.ask(door, "GET", "api/kernels");
            if (status.isEmpty() || kernels.isEmpty()) {
                return false;
            }
            Instant bound = Instant.now().minus(limit);
            return values(kernels.get(), "execution_state").stream().noneMatch("busy"::equals)
                    && before(values(kernels.get(), "last_activity"), bound)
                    && before(values(status.get(), "last_activity"), bound);
        } catch (IOException | DateTimeException unclear) {
            return false;
        }
    }

    private static boolean before(List<String> times, Instant bound) {
        return times.stream().allMatch(time -> Instant.parse(time).isBefore(bound));
    }

    /** The texts of all members of a name, however deep. */
    static List<String> values(String json, String name) throws IOException {
        List<String> values = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals(name)
                        && parser.nextToken() == JsonToken.VALUE_STRING) {
                    values.add(parser.getText());
                }
            }
        }
        return values;
    }
}
