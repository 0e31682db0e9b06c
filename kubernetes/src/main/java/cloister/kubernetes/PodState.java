package cloister.kubernetes;

import java.net.InetAddress;

/** What Cloister reads from a pod's status. */
sealed interface PodState {
    /**
     * It doesn't run yet, and may still.
     *
     * @param why in the cluster's words
     * @param unplaced whether no node has taken it
     */
    record Waits(String why, boolean unplaced) implements PodState {}

    /** It will never run. */
    record Stuck(String reason) implements PodState {}

    /** Its container runs. */
    record Runs(InetAddress address) implements PodState {}

    /**
     * Its container runs no more.
     *
     * @param how a sentence for its user
     * @param lastWords of its container, which may tell of work
     */
    record Ended(String how, String lastWords) implements PodState {}

    /** There is no such pod any more. */
    record Gone(String how) implements PodState {}
}
