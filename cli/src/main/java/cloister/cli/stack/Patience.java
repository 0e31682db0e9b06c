package cloister.cli.stack;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for what was just written to be seen everywhere, as IAM user guide's "Changes that I make
 * are not always immediately visible" has it, and for SageMaker to get ready.
 *
 * @param most how long a call is tried again that fails as one that came too early does
 */
record Patience(Duration most) {
    /** Domains take minutes on AWS. */
    private static final Duration READY = Duration.ofMinutes(20);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private static final Set<String> TOO_EARLY =
            Set.of(
                    "NoSuchEntity",
                    "EntityTemporarilyUnmodifiable",
                    "ConcurrentModification",
                    "DeleteConflict",
                    "MalformedPolicyDocument",
                    "ResourceInUse",
                    "ResourceInUseException",
                    "ConflictException");

    /** Tries a call until it no longer fails as one that came too early. */
    <T> T call(Supplier<T> call) throws InterruptedException {
        Instant last = Instant.now().plus(most);
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return call.get();
            } catch (AwsServiceException failed) {
                if (!cameEarly(failed) || Instant.now().plus(pause).isAfter(last)) {
                    throw failed;
                }
            }
            Thread.sleep(pause);
            pause = longer(pause);
        }
    }

    /**
     * Waits until something is so.
     *
     * @throws IllegalStateException it isn't in twenty minutes
     */
    void until(String what, BooleanSupplier so) throws InterruptedException {
        Instant last = Instant.now().plus(READY);
        Duration pause = Duration.ofMillis(20);
        while (!so.getAsBoolean()) {
            if (Instant.now().isAfter(last)) {
                throw new IllegalStateException(
                        "%s took more than %d minutes".formatted(what, READY.toMinutes()));
            }
            Thread.sleep(pause);
            pause = longer(pause);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    /** A new role can't be assumed by SageMaker at once, which it says by ValidationException. */
    private static boolean cameEarly(AwsServiceException failed) {
        String code = failed.awsErrorDetails() == null ? "" : failed.awsErrorDetails().errorCode();
        return TOO_EARLY.contains(String.valueOf(code))
                || ("ValidationException".equals(code)
                        && String.valueOf(failed.getMessage()).contains("role"));
    }
}
