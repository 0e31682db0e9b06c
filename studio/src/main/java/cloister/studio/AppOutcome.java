package cloister.studio;

/** How the start of an app went. */
public sealed interface AppOutcome {
    /** The app serves. */
    record Serves() implements AppOutcome {}

    /** The app won't serve, for a reason that its user is told. */
    record Failed(String reason) implements AppOutcome {}
}
