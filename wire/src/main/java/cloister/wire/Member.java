package cloister.wire;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A member of a structure, the element of a list, or the key or value of a map.
 *
 * @param target gives the member's shape; shapes may be recursive, so it is found when asked for
 * @param locationName its name on the wire, where that differs
 * @param timestampFormat where it differs from the shape's and the protocol's
 * @param jsonValue whether a header carries the string as Base64
 * @param xmlNamespace empty where none is declared
 * @param xmlPrefix the namespace's prefix; empty for the default one
 */
public record Member(
        String name,
        Supplier<Shape> target,
        boolean required,
        Location location,
        Optional<String> locationName,
        Optional<TimestampFormat> timestampFormat,
        boolean flattened,
        boolean xmlAttribute,
        boolean jsonValue,
        String xmlNamespace,
        String xmlPrefix) {

    public Shape shape() {
        return target.get();
    }

    /** The name in XML elements, query parameters, headers and REST JSON. */
    public String wireName() {
        return locationName.orElse(name);
    }
}
