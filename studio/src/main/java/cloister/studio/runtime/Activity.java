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
import java.util.Objects;
import java.util.Optional;

/** Whether an app is in use, by its own word. */
public final class Activity {
    private static final JsonFactory JSON = new JsonFactory();

    private Activity() {}

    /**
     * Whether no kernel and no terminal has worked for a time (developer guide, Idle shutdown,
     * Definition of idle), nor had the time to, since the app serves. In doubt it is in use. The
     * activity that JupyterLab tells in api/status counts an open page's and our own questions as
     * work, so nobody asks for it.
     */
    public static boolean isIdle(AppDoor door, Instant serving, Duration limit) {
        Instant bound = Instant.now().minus(limit);
        if (!serving.isBefore(bound)) {
            return false;
        }
        try {
            if (door.program() == AppProgram.CODE_EDITOR) {
                return isEditorIdle(door, bound);
            }
            Optional<String> kernels = SocketHttp.ask(door, "GET", "api/kernels");
            Optional<String> terminals = SocketHttp.ask(door, "GET", "api/terminals");
            return kernels.isPresent()
                    && terminals.isPresent()
                    && values(kernels.get(), "execution_state").stream().noneMatch("busy"::equals)
                    && before(values(kernels.get(), "last_activity"), bound)
                    && before(values(terminals.get(), "last_activity"), bound);
        } catch (IOException | DateTimeException | NumberFormatException unclear) {
            return false;
        }
    }

    /** code-server's heart beats while a page is open, and for no question about its health. */
    private static boolean isEditorIdle(AppDoor door, Instant bound) throws IOException {
        Optional<String> health = SocketHttp.ask(door, "GET", door.program().health);
        List<String> beats = health.isPresent() ? values(health.get(), "lastHeartbeat") : List.of();
        return !beats.isEmpty()
                && beats.stream()
                        .map(Long::parseLong)
                        .allMatch(beat -> Instant.ofEpochMilli(beat).isBefore(bound));
    }

    private static boolean before(List<String> times, Instant bound) {
        return times.stream().allMatch(time -> Instant.parse(time).isBefore(bound));
    }

    /** The texts and numbers of all members of a name, however deep. */
    static List<String> values(String json, String name) throws IOException {
        List<String> values = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals(name)
                        && Objects.requireNonNull(parser.nextToken()).isScalarValue()) {
                    values.add(parser.getText());
                }
            }
        }
        return values;
    }
}
