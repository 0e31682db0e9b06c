package cloister.server.proxy;

/** A header field. */
public record Field(String name, String value) {
    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
