package cloister.identity;

import java.time.Instant;

/** An IAM entity with a name, a path and an id of its own. */
sealed interface Entity permits Bounded, PolicyHolder, Tagged {
    /** The unique id, never given twice, e.g. {@code AIDA...}. */
    String id();

    String name();

    /** The path, from slash to slash: {@code /} or {@code /a/b/}. */
    String path();

    Instant created();
}
