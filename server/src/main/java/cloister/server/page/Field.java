package cloister.server.page;

import java.util.List;

/**
 * A field of a form.
 *
 * @param type {@code text}, {@code number}, {@code password}, {@code code}, {@code select}, {@code
 *     area}, {@code lines} or {@code hidden}
 * @param hint what to know about it; may be empty
 * @param complete what a browser may fill in, as HTML's autocomplete names it
 * @param options of a select
 */
public record Field(
        String name,
        String label,
        String type,
        String value,
        String hint,
        boolean required,
        String complete,
        List<Option> options) {
    /** One of several values. */
    public record Option(String value, String label) {}

    public static Field text(String name, String label, String value) {
        return new Field(name, label, "text", value, "", true, "off", List.of());
    }

    public static Field number(String name, String label, String value) {
        return new Field(name, label, "number", value, "", true, "off", List.of());
    }

    public static Field password(String name, String label, String complete) {
        return new Field(name, label, "password", "", "", true, complete, List.of());
    }

    public static Field hidden(String name, String value) {
        return new Field(name, "", "hidden", value, "", false, "off", List.of());
    }

    public static Field select(String name, String label, String value, List<Option> options) {
        return new Field(name, label, "select", value, "", false, "off", options);
    }

    public static Field area(String name, String label, String value) {
        return new Field(name, label, "area", value, "", true, "off", List.of());
    }

    /** A few lines that may be left empty. */
    public static Field lines(String name, String label) {
        return new Field(name, label, "lines", "", "", false, "off", List.of());
    }

    public Field hinted(String newHint) {
        return new Field(name, label, type, value, newHint, required, complete, options);
    }

    /** The field with something in it. */
    public Field filled(String newValue) {
        return new Field(name, label, type, newValue, hint, required, complete, options);
    }

    public Field optional() {
        return new Field(name, label, type, value, hint, false, complete, options);
    }

    public Field completed(String newComplete) {
        return new Field(name, label, type, value, hint, required, newComplete, options);
    }
}
