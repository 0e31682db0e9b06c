package cloister.studio;

/** What became of an app. */
public sealed interface AppOutcome {
    /** The app serves. */
    record Serves() implements AppOutcome {}

    /** The app doesn't serve, or no longer does, for a reason that its user is told. */
    record Failed(String reason) implements AppOutcome {
        /** FailureReason of the API model, in characters. */
        private static final int LONGEST_REASON = 1024;

        /** For a reason with words in it that may be long, which is cut to what is kept of it. */
        public static Failed of(String reason) {
            return new Failed(reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
        }
    }

    /** The app was stopped because nobody had used it for the time that its settings allow. */
    record Idle() implements AppOutcome {}
}
