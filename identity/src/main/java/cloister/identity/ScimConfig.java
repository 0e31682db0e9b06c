package cloister.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What this implementation of SCIM can, as {@code /ServiceProviderConfig} tells it. */
final class ScimConfig {
    private static final int MOST_RESULTS = 50;

    private ScimConfig() {}

    static Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schemas", List.of("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"));
        json.put("patch", Map.of("supported", true));
        json.put("bulk", Map.of("supported", false, "maxOperations", 0, "maxPayloadSize", 0));
        json.put("filter", Map.of("supported", true, "maxResults", MOST_RESULTS));
        json.put("changePassword", Map.of("supported", false));
        json.put("sort", Map.of("supported", false));
        json.put("etag", Map.of("supported", false));
        json.put(
                "authenticationSchemes",
                List.of(
                        Map.of(
                                "type", "oauthbearertoken",
                                "name", "OAuth Bearer Token",
                                "description", "A token that an administrator made",
                                "primary", true)));
        return json;
    }
}
