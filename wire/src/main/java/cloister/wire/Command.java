package cloister.wire;

/**
 * What an operation does once it is allowed. Transport-free: gateway, console and tests call the
 * same ones.
 */
@FunctionalInterface
public interface Command {
    /**
     * Runs the operation and gives its output structure.
     *
     * @throws ApiException an error of the operation's model
     */
    Struct run(Call call);
}
