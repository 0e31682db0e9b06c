package cloister.cli.stack;

import java.util.Optional;

/**
 * A change that was tried.
 *
 * @param number from 1
 * @param total of all changes
 * @param failure why it failed; empty where it was done
 */
public record Step(int number, int total, Change change, Optional<String> failure) {}
