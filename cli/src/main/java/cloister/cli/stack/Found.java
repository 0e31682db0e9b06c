package cloister.cli.stack;

/**
 * A resource that is there.
 *
 * @param ours whether this set-up made it
 */
public record Found(Resource resource, boolean ours) {}
