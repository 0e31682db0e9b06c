package cloister.studio;

import cloister.wire.Call;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the API tells them, to the millisecond. */
final class Moment {
    private Moment() {}

    static Instant of(Call call) {
        return call.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
