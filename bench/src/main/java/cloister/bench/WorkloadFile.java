package cloister.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a workload from the JSON that the peers' harness writes. */
final class WorkloadFile {
    private WorkloadFile() {}

    static Workload read(Path file) throws IOException {
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        Map<String, String> policies = new LinkedHashMap<>();
        json.get("policies")
                .properties()
                .forEach(entry -> policies.put(entry.getKey(), entry.getValue().toString()));
        Map<String, List<String>> roles = new LinkedHashMap<>();
        json.get("roles")
                .properties()
                .forEach(entry -> roles.put(entry.getKey(), texts(entry.getValue())));
        List<Workload.Caller> principals = new ArrayList<>();
        for (JsonNode each : json.get("principals")) {
            principals.add(
                    new Workload.Caller(
                            each.get("id").asText(),
                            each.get("role").asText(),
                            tags(each, "tags")));
        }
        List<Workload.Request> requests = new ArrayList<>();
        for (JsonNode each : json.get("requests")) {
            requests.add(
                    new Workload.Request(
                            each.get("principal").asInt(),
                            each.get("action").asText(),
                            each.get("resource").asText(),
                            tags(each, "resourceTags"),
                            tags(each, "requestTags"),
                            each.get("allow").asBoolean()));
        }
        return new Workload(
                json.get("name").asText(),
                json.get("account").asText(),
                policies,
                roles,
                principals,
                requests);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static Map<String, String> tags(JsonNode of, String member) {
        Map<String, String> tags = new LinkedHashMap<>();
        of.get(member).properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        return tags;
    }
}
