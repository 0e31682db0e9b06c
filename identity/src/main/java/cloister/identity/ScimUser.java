package cloister.identity;

import cloister.wire.ApiException;
import cloister.wire.Struct;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A user as SCIM has it, and as the identity store keeps it.
 *
 * @param attributes as CreateUser takes them
 * @param externalId the provider's own id
 */
record ScimUser(Struct attributes, Optional<String> externalId, boolean active, Struct enterprise) {
    static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    /** What providers send along that is the directory's own to say. */
    private static final Set<String> IGNORED = Set.of("schemas", "id", "meta");

    private static final Set<String> ENTERPRISE_TEXTS =
            Set.of("employeeNumber", "costCenter", "organization", "division", "department");

    /**
     * Reads a user.
     *
     * @throws ApiException ValidationException
     */
    static ScimUser of(Map<String, Object> json, String store) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        Optional<String> externalId = Optional.empty();
        boolean active = true;
        Struct enterprise = Struct.EMPTY;
        for (Map.Entry<String, Object> member : json.entrySet()) {
            String name = member.getKey();
            Object value = member.getValue();
            if (name.equalsIgnoreCase("externalId")) {
                externalId = Optional.of(text(name, value));
            } else if (name.equalsIgnoreCase("active")) {
                active = truth(name, value);
            } else if (name.equalsIgnoreCase(ENTERPRISE)) {
                enterprise = enterprise(value);
            } else if (!IGNORED.contains(name) && !isEmptyGroups(name, value)) {
                attributes.put(known(name), value);
            }
        }
        Struct read = ScimShapes.read("CreateUser", attributes, store);
        check(read);
        return new ScimUser(read, externalId, active, enterprise);
    }

    /** A user's answer in SCIM. */
    static Map<String, Object> json(Struct user, DirectoryStatus status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", user.string("UserId"));
        ScimShapes.externalId(user).ifPresent(id -> json.put("externalId", id));
        json.put("meta", ScimShapes.meta("User", status));
        json.put(
                "schemas",
                status.enterprise().members().isEmpty()
                        ? List.of(SCHEMA)
                        : List.of(SCHEMA, ENTERPRISE));
        json.putAll(ScimJson.of(ScimShapes.attributes(DirectoryKind.USER, user)));
        json.put("active", status.active());
        if (!status.enterprise().members().isEmpty()) {
            json.put(ENTERPRISE, ScimJson.of(status.enterprise()));
        }
        return json;
    }

    DirectoryStatus status(DirectoryStatus before, Instant now) {
        return new DirectoryStatus(
                active, enterprise, before.created().or(() -> Optional.of(now)), Optional.of(now));
    }

    private static boolean isEmptyGroups(String name, Object value) {
        return name.equals("groups") && value.equals(List.of());
    }

    private static String known(String name) {
        return DirectoryKind.USER.attributes().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(
                        () -> ScimError.validation("the attribute " + name + " isn't supported."));
    }

    private static void check(Struct user) {
        Struct name = user.optionalStruct("Name").orElse(Struct.EMPTY);
        required("userName", user.optionalString("UserName"));
        required("displayName", user.optionalString("DisplayName"));
        required("name.givenName", name.optionalString("GivenName"));
        required("name.familyName", name.optionalString("FamilyName"));
        for (String several : List.of("Emails", "Addresses", "PhoneNumbers")) {
            if (user.structs(several).size() > 1) {
                throw ScimError.validation(
                        several.toLowerCase(Locale.ROOT) + " can have one value only.");
            }
        }
        for (Struct email : user.structs("Emails")) {
            if (!email.optionalBoolean("Primary").orElse(false)) {
                throw ScimError.validation("the email must be primary.");
            }
        }
    }

    private static void required(String name, Optional<String> value) {
        if (value.isEmpty()) {
            throw ScimError.validation(name + " is required.");
        }
    }

    private static Struct enterprise(Object value) {
        if (!(value instanceof Map<?, ?> members)) {
            throw ScimError.validation("the enterprise extension must be an object.");
        }
        Struct.Builder enterprise = Struct.builder();
        members.forEach(
                (key, member) -> {
                    String name = String.valueOf(key);
                    if (ENTERPRISE_TEXTS.contains(name)) {
                        enterprise.put(DirectoryUpdate.capital(name), text(name, member));
                    } else if (name.equals("manager")) {
                        Object id = member instanceof Map<?, ?> map ? map.get("value") : member;
                        if (id != null) {
                            enterprise.put(
                                    "Manager",
                                    Struct.builder().put("Value", text("manager", id)).build());
                        }
                    } else {
                        throw ScimError.validation("the attribute " + name + " isn't supported.");
                    }
                });
        return enterprise.build();
    }

    static String text(String name, Object value) {
        if (value instanceof String text && !text.isEmpty() && text.length() <= 1024) {
            return text;
        }
        throw ScimError.validation(name + " must be a text of 1 to 1024 characters.");
    }

    /** A truth value, also as Microsoft's provisioning writes it: {@code "False"}. */
    private static boolean truth(String name, Object value) {
        return switch (String.valueOf(value).toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ScimError.validation(name + " must be true or false.");
        };
    }
}
