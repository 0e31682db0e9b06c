package cloister.identity;

import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What UpdateUser and UpdateGroup change: attributes by their path, {@code displayName} or {@code
 * name.givenName}; one without a value is taken away (Identity Store API reference,
 * "AttributeOperation").
 */
final class DirectoryUpdate {
    private DirectoryUpdate() {}

    /**
     * The entry with all operations applied.
     *
     * @throws ApiException ValidationException
     */
    static Struct of(DirectoryKind kind, Struct entry, List<Struct> operations) {
        Struct changed = entry;
        for (Struct operation : operations) {
            String path = operation.string("AttributePath");
            String[] steps = path.split("\\.", -1);
            String attribute = capital(steps[0]);
            if (!kind.attributes().contains(attribute) || steps.length > 2) {
                throw CenterError.validation("There is no attribute " + path + " to update.");
            }
            Optional<Object> value = operation.get("AttributeValue").map(DirectoryUpdate::shaped);
            Optional<Object> whole =
                    steps.length == 1
                            ? value
                            : Optional.of(
                                    with(
                                            changed.optionalStruct(attribute).orElse(Struct.EMPTY),
                                            capital(steps[1]),
                                            value));
            changed = with(changed, attribute, checked(path, attribute, whole));
        }
        return changed;
    }

    private static Optional<Object> checked(String path, String attribute, Optional<Object> value) {
        boolean fits =
                value.isEmpty()
                        || switch (attribute) {
                            case "Emails", "Addresses", "PhoneNumbers" ->
                                    value.get() instanceof List<?> list
                                            && list.stream().allMatch(Struct.class::isInstance);
                            case "Name" -> value.get() instanceof Struct;
                            default -> value.get() instanceof String;
                        };
        if (!fits) {
            throw CenterError.validation("The value of " + path + " has another type.");
        }
        return value;
    }

    private static Struct with(Struct struct, String member, Optional<Object> value) {
        Struct.Builder builder = Struct.builder();
        struct.members()
                .forEach(
                        (name, old) -> {
                            if (!name.equals(member)) {
                                builder.put(name, old);
                            }
                        });
        return builder.put(member, value).build();
    }

    /** A document's value as the structures it stands for, with their members' names. */
    private static Object shaped(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> members = new LinkedHashMap<>();
                map.forEach(
                        (name, member) ->
                                members.put(capital(String.valueOf(name)), shaped(member)));
                Struct.Builder struct = Struct.builder();
                members.forEach(struct::put);
                yield struct.build();
            }
            case List<?> list -> list.stream().map(DirectoryUpdate::shaped).toList();
            case Object plain -> plain;
        };
    }

    static String capital(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
