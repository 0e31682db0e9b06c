package cloister.policy;

/** A text of a policy document, with the place where its token starts. */
public record Located(String text, Position position) {}
