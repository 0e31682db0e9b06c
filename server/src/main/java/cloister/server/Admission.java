package cloister.server;

/** Whether whoever opened a Studio may still have it open. */
sealed interface Admission {
    /** May. */
    record Admitted() implements Admission {}

    /** The credentials that it was opened with are no longer good. */
    record Ended() implements Admission {}

    /**
     * Policy denies it.
     *
     * @param message as AWS words it
     */
    record Denied(String message) implements Admission {}
}
