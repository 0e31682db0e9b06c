package cloister.server.facts;

import cloister.policy.RequestContext;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The condition keys of one authorization request while they are collected. */
final class ContextKeys {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    void put(String key, String value) {
        values.put(key, List.of(value));
    }

    void put(String key, List<String> all) {
        values.put(key, List.copyOf(all));
    }

    Map<String, List<String>> values() {
        return values;
    }

    RequestContext toContext() {
        RequestContext.Builder context = RequestContext.builder();
        values.forEach(context::put);
        return context.build();
    }
}
