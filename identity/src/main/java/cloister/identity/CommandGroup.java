package cloister.identity;

import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.Map;
import java.util.function.Consumer;

/** Operations on one thing. */
interface CommandGroup {
    /** Adds the commands by {@code prefix:Operation}. */
    void addTo(Map<String, Command> commands);

    /** A command without output. */
    static Command quiet(Consumer<Call> body) {
        return call -> {
            body.accept(call);
            return Struct.EMPTY;
        };
    }
}
