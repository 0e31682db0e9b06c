package cloister.policy;

/**
 * What a policy document is attached as: it sets which elements are allowed and how long it may be.
 */
public enum PolicyKind {
    MANAGED,
    INLINE_USER,
    INLINE_GROUP,
    INLINE_ROLE,
    SESSION,
    TRUST,
    RESOURCE,
    SERVICE_CONTROL,
    RESOURCE_CONTROL
}
