package cloister.studio;

import java.time.Instant;
import java.util.Optional;

/**
 * Where an app is in its life.
 *
 * @param since when it came there
 * @param failureReason why it failed
 */
record AppStatus(State state, Instant since, Optional<String> failureReason) {
    /** The states of an app. */
    enum State {
        PENDING("Pending"),
        IN_SERVICE("InService"),
        DELETING("Deleting"),
        DELETED("Deleted"),
        FAILED("Failed");

        /** The name in the API. */
        final String text;

        State(String text) {
            this.text = text;
        }

        /** Whether nothing of the app runs or will run. */
        boolean isOver() {
            return this == DELETED || this == FAILED;
        }
    }

    static AppStatus of(State state, Instant since) {
        return new AppStatus(state, since, Optional.empty());
    }
}
