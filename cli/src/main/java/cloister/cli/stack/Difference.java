package cloister.cli.stack;

import java.util.Optional;

/** An attribute that isn't as it should be; empty on the side where it isn't there. */
public record Difference(String attribute, Optional<Value> before, Optional<Value> after) {}
