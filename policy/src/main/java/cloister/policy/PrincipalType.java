package cloister.policy;

/** What kind of identity a request is made by, as policies and {@code aws:PrincipalType} see it. */
public enum PrincipalType {
    USER,
    ASSUMED_ROLE,
    FEDERATED_USER,
    SERVICE,
    ROOT
}
