package cloister.studio;

/** What became of an app. */
public sealed interface AppOutcome {
    /** The app serves. */
    record Serves() implements AppOutcome {}

    /** The app doesn't serve, or no longer does, for a reason that its user is told. */
    record Failed(String reason) implements AppOutcome {}

    /** The app was stopped because nobody had used it for the time that its settings allow. */
    record Idle() implements AppOutcome {}
}
