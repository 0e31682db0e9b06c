package cloister.kubernetes;

import java.time.Duration;

/**
 * How long Cloister waits.
 *
 * @param forRoom until a node takes a pod: clusters that grow need some minutes for a new one
 * @param forStart until JupyterLab answers, with all that goes before
 * @param betweenIdleChecks from one look whether an app is in use to the next
 */
record Patience(Duration forRoom, Duration forStart, Duration betweenIdleChecks) {
    static final Patience USUAL =
            new Patience(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofSeconds(20));
}
