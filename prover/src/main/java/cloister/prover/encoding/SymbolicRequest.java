package cloister.prover.encoding;

/**
 * A question to the policies of which only the action is known.
 *
 * @param action {@code service:Action}
 */
public record SymbolicRequest(String action, SymbolicText resource, SymbolicKeys keys) {}
