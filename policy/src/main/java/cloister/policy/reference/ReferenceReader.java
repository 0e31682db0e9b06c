package cloister.policy.reference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads the reference's JSON files from the class path. */
final class ReferenceReader {
    private static final JsonFactory JSON = new JsonFactory();

    /** Members of {@code global.json} that are notes and rules, not keys. */
    private static final Set<String> NOTES = Set.of("note", "source", "policyVariableRules");

    private ReferenceReader() {}

    static ServiceReference service(String service) {
        try (JsonParser json = open(service)) {
            Map<String, ServiceAction> actions = new LinkedHashMap<>();
            Map<String, ResourceType> types = new LinkedHashMap<>();
            List<ConditionKey> keys = new ArrayList<>();
            json.nextToken();
            members(
                    json,
                    member -> {
                        switch (member) {
                            case "actions" -> members(json, name -> action(json, name, actions));
                            case "resources" -> members(json, name -> type(json, name, types));
                            case "conditionKeys" -> members(json, name -> key(json, name, keys));
                            default -> json.skipChildren();
                        }
                    });
            return new ServiceReference(service, actions, types, List.copyOf(keys));
        } catch (IOException e) {
            throw new UncheckedIOException("the reference of " + service + " can't be read", e);
        }
    }

    static List<ConditionKey> globalKeys() {
        try (JsonParser json = open("global")) {
            List<ConditionKey> keys = new ArrayList<>();
            json.nextToken();
            members(
                    json,
                    member -> {
                        if (NOTES.contains(member)) {
                            json.skipChildren();
                        } else {
                            members(json, name -> key(json, name, keys));
                        }
                    });
            return List.copyOf(keys);
        } catch (IOException e) {
            throw new UncheckedIOException("the reference of global keys can't be read", e);
        }
    }

    private static void action(JsonParser json, String name, Map<String, ServiceAction> into)
            throws IOException {
        List<ActionResource> resources = new ArrayList<>();
        Map<String, List<String>> lists = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        members(
                json,
                member -> {
                    if (member.equals("resources")) {
                        members(json, type -> resources.add(resource(json, type)));
                    } else {
                        value(json, member, lists, values);
                    }
                });
        into.put(
                name.toLowerCase(Locale.ROOT),
                new ServiceAction(
                        name,
                        AccessLevel.of(values.getOrDefault("access", "")),
                        resources,
                        lists.getOrDefault("conditionKeys", List.of()),
                        lists.getOrDefault("dependentActions", List.of()),
                        "true".equals(values.get("permissionOnly"))));
    }

    private static ActionResource resource(JsonParser json, String type) throws IOException {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        members(json, member -> value(json, member, lists, values));
        return new ActionResource(
                type,
                "true".equals(values.get("required")),
                lists.getOrDefault("conditionKeys", List.of()));
    }

    private static void type(JsonParser json, String name, Map<String, ResourceType> into)
            throws IOException {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        members(json, member -> value(json, member, lists, values));
        into.put(
                name,
                new ResourceType(
                        name,
                        values.getOrDefault("arn", ""),
                        lists.getOrDefault("conditionKeys", List.of())));
    }

    private static void key(JsonParser json, String name, List<ConditionKey> into)
            throws IOException {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        members(json, member -> value(json, member, lists, values));
        String type = values.getOrDefault("type", "");
        boolean list = type.startsWith("ArrayOf");
        into.add(
                new ConditionKey(
                        name,
                        KeyType.of(list ? type.substring("ArrayOf".length()) : type),
                        list || "multi".equals(values.get("values"))));
    }

    private static void value(
            JsonParser json,
            String member,
            Map<String, List<String>> lists,
            Map<String, String> values)
            throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            values.put(member, json.getText());
            json.skipChildren();
            return;
        }
        List<String> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(json.getText());
        }
        lists.put(member, list);
    }

    private static void members(JsonParser json, Member member) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            member.read(name);
        }
    }

    private static JsonParser open(String file) throws IOException {
        InputStream stream = ReferenceReader.class.getResourceAsStream(file + ".json");
        return JSON.createParser(Objects.requireNonNull(stream, file));
    }

    /** Reads one member of an object, whose value the parser stands on. */
    private interface Member {
        void read(String name) throws IOException;
    }
}
