package cloister.identity;

import java.util.Optional;

/** An entity that may have a permissions boundary. */
sealed interface Bounded<E extends Bounded<E>> extends Entity permits Role, User {
    /** The ARN of the managed policy that bounds it. */
    Optional<String> boundary();

    E withBoundary(Optional<String> boundary);
}
