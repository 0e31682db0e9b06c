package cloister.policy.condition;

/** What kind of values an operator compares. */
public enum ValueType {
    STRING,
    NUMERIC,
    DATE,
    BOOL,
    BINARY,
    IP_ADDRESS,
    ARN,
    PRESENCE
}
