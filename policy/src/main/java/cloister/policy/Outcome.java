package cloister.policy;

/** How a request is decided. */
public enum Outcome {
    ALLOW,
    IMPLICIT_DENY,
    EXPLICIT_DENY
}
