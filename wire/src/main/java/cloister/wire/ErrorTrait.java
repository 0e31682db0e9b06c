package cloister.wire;

/**
 * How the protocols tell of an error shape.
 *
 * @param code the code that a client sees
 * @param status the HTTP status
 */
public record ErrorTrait(String code, int status) {}
