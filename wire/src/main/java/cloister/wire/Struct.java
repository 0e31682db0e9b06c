package cloister.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A structure of an API model with its members by name, whatever the protocol: input of a command
 * and its output. Immutable; an absent member is absent, never null.
 *
 * <p>Values are: String, Boolean, Integer, Long, Double, {@link java.math.BigDecimal}, {@link
 * java.time.Instant} (timestamps), byte[] (blobs), List, Map with String keys, and Struct.
 */
public final class Struct {
    /** A structure without members. */
    public static final Struct EMPTY = new Struct(new LinkedHashMap<>());

    private final Map<String, Object> members;

    private Struct(Map<String, Object> members) {
        this.members = Collections.unmodifiableMap(members);
    }

    /** The members of a map that nobody else keeps. */
    static Struct of(Map<String, Object> members) {
        return members.isEmpty() ? EMPTY : new Struct(members);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The members in the order they were set. */
    public Map<String, Object> members() {
        return members;
    }

    public boolean has(String member) {
        return members.containsKey(member);
    }

    public Optional<Object> get(String member) {
        return Optional.ofNullable(members.get(member));
    }

    /** A member that the model requires, so that its absence is a programming error. */
    public String string(String member) {
        return optionalString(member)
                .orElseThrow(() -> new IllegalStateException("no member " + member));
    }

    public Optional<String> optionalString(String member) {
        return get(member).map(String.class::cast);
    }

    public Optional<Integer> optionalInt(String member) {
        return get(member).map(value -> ((Number) value).intValue());
    }

    public Optional<Boolean> optionalBoolean(String member) {
        return get(member).map(Boolean.class::cast);
    }

    public Optional<Struct> optionalStruct(String member) {
        return get(member).map(Struct.class::cast);
    }

    /** A list's elements; none where the member is absent. */
    public List<?> list(String member) {
        return get(member).<List<?>>map(List.class::cast).orElse(List.of());
    }

    /** A list of structures; none where the member is absent. */
    public List<Struct> structs(String member) {
        return list(member).stream().map(Struct.class::cast).toList();
    }

    /** A list of strings; none where the member is absent. */
    public List<String> strings(String member) {
        return list(member).stream().map(String.class::cast).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Struct that && members.equals(that.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return members.toString();
    }

    /** Collects members. */
    public static final class Builder {
        private final Map<String, Object> members = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String member, Object value) {
            members.put(member, value);
            return this;
        }

        public Builder put(String member, Optional<?> value) {
            value.ifPresent(present -> members.put(member, present));
            return this;
        }

        public Builder putAll(Struct other) {
            members.putAll(other.members);
            return this;
        }

        public Struct build() {
            return new Struct(new LinkedHashMap<>(members));
        }
    }
}
