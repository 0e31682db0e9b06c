package cloister.identity;

import cloister.wire.ApiException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes of a user's attributes in SCIM's form, by path: {@code title}, {@code name.givenName},
 * {@code emails[type eq "work"].value}, {@code urn:…:User:department}.
 */
final class ScimPatch {
    private static final Pattern PATH =
            Pattern.compile(
                    "([a-zA-Z]+)(?:\\[\\s*(\\w+)\\s+[eE][qQ]\\s+\"?([^\"\\]]*)\"?\\s*])?(?:\\.([a-zA-Z$]+))?");

    private ScimPatch() {}

    /**
     * The attributes with a change made.
     *
     * @throws ApiException ValidationException
     */
    static Map<String, Object> apply(Map<String, Object> attributes, ScimChange change) {
        String path = change.path().orElseThrow();
        String urn = ScimUser.ENTERPRISE;
        if (path.regionMatches(true, 0, urn, 0, urn.length())) {
            String rest = path.substring(urn.length());
            if (rest.isEmpty()) {
                return put(attributes, urn, change);
            }
            Map<String, Object> enterprise =
                    set(object(attributes.get(urn)), rest.substring(1), change);
            return with(attributes, urn, enterprise);
        }
        return set(attributes, path, change);
    }

    private static Map<String, Object> set(
            Map<String, Object> attributes, String path, ScimChange change) {
        Matcher steps = PATH.matcher(path);
        if (!steps.matches()) {
            throw ScimError.validation("the path " + path + " can't be read.");
        }
        String attribute = steps.group(1);
        if (steps.group(2) != null) {
            return with(attributes, attribute, several(attributes.get(attribute), steps, change));
        }
        if (steps.group(4) != null) {
            Map<String, Object> inner =
                    put(object(attributes.get(attribute)), steps.group(4), change);
            return with(attributes, attribute, inner);
        }
        return put(attributes, attribute, change);
    }

    /** A list with the element that a filter names changed; it is made where it isn't there. */
    private static List<Object> several(@Nullable Object list, Matcher steps, ScimChange change) {
        String key = steps.group(2);
        String wanted = steps.group(3);
        List<Object> changed = new ArrayList<>();
        boolean found = false;
        for (Object element : list instanceof List<?> elements ? elements : List.of()) {
            Map<String, Object> members = object(element);
            boolean meant = wanted.equalsIgnoreCase(String.valueOf(members.get(key)));
            found |= meant;
            if (!meant) {
                changed.add(members);
            } else if (steps.group(4) != null) {
                changed.add(put(members, steps.group(4), change));
            } else if (change.kind() != ScimChange.Kind.REMOVE) {
                changed.add(object(change.value().orElseThrow()));
            }
        }
        if (!found && change.kind() != ScimChange.Kind.REMOVE) {
            Map<String, Object> made = new LinkedHashMap<>();
            made.put(key, wanted);
            made.put("primary", changed.isEmpty());
            changed.add(
                    steps.group(4) == null
                            ? object(change.value().orElseThrow())
                            : put(made, steps.group(4), change));
        }
        return changed;
    }

    private static Map<String, Object> put(
            Map<String, Object> attributes, String name, ScimChange change) {
        Map<String, Object> changed = new LinkedHashMap<>(attributes);
        if (change.kind() == ScimChange.Kind.REMOVE) {
            changed.remove(name);
        } else if (change.kind() == ScimChange.Kind.ADD
                && change.value().orElseThrow() instanceof Map<?, ?> more
                && changed.get(name) instanceof Map<?, ?> before) {
            Map<String, Object> merged = object(before);
            merged.putAll(object(more));
            changed.put(name, merged);
        } else {
            changed.put(name, change.value().orElseThrow());
        }
        return changed;
    }

    private static Map<String, Object> with(
            Map<String, Object> attributes, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(attributes);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Object> object(@Nullable Object value) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> members.put(String.valueOf(name), member));
        } else if (value != null) {
            throw ScimError.validation("an object is expected, not " + value + ".");
        }
        return members;
    }
}
