package cloister.cli.teams;

/**
 * Something wrong in {@code teams.yaml}.
 *
 * @param line from 1
 * @param column from 1
 * @param message what is wrong and what to do
 */
public record Finding(int line, int column, String message) {}
