package cloister.server.page;

import java.util.Map;

/**
 * Something to do: a form with one button.
 *
 * @param about what it is done to, for who doesn't see the row it stands in
 * @param hidden what the form brings along
 * @param look {@code main}, {@code plain} or {@code danger}
 */
public record Action(
        String label, String about, String href, Map<String, String> hidden, String look) {}
