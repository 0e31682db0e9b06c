package cloister.identity;

import cloister.wire.ApiException;
import cloister.wire.Command;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Provisioning of the directory by an identity provider: SCIM 2.0 as far as IAM Identity Center
 * speaks it, with its limits (IAM Identity Center SCIM Implementation developer guide).
 */
public final class Scim {
    private final ScimTokens tokens;
    private final ScimUsers users;
    private final ScimGroups groups;

    Scim(Account account) {
        tokens = new ScimTokens(account);
        users = new ScimUsers(account);
        groups = new ScimGroups(account);
    }

    /** What a request's path and method stand for. */
    private record Asked(String operation, int status, Work work) {}

    private interface Work {
        Map<String, ?> run();
    }

    /** The operations on tokens, by {@code sso-directory:CreateBearerToken} and so on. */
    public Map<String, Command> tokenCommands() {
        Map<String, Command> commands = new LinkedHashMap<>();
        tokens.addTo(commands);
        return commands;
    }

    /** Answers a request, decided by its token: whoever has one may change the whole directory. */
    public ScimAnswer answer(ScimRequest request) {
        Optional<String> by = Optional.empty();
        Optional<String> operation = Optional.empty();
        try {
            by =
                    Optional.of(
                            tokens.find(request.authorization(), request.now())
                                    .orElseThrow(ScimError::unauthorized)
                                    .id());
            Asked asked = asked(request);
            operation = Optional.of(asked.operation());
            Map<String, ?> output = asked.work().run();
            byte[] body = output.isEmpty() ? new byte[0] : ScimJson.write(output);
            return new ScimAnswer(asked.status(), operation, by, body, Optional.empty());
        } catch (ApiException refused) {
            ApiException error = ScimError.of(refused);
            return new ScimAnswer(
                    error.status(),
                    operation,
                    by,
                    ScimJson.write(error(error, request)),
                    Optional.of(error.code()));
        }
    }

    private Asked asked(ScimRequest request) {
        List<String> words = request.words();
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "ServiceProviderConfig" -> config(request, words);
            case "Users" -> words.size() == 1 ? users(request) : user(request, only(words));
            case "Groups" -> words.size() == 1 ? groups(request) : group(request, only(words));
            default -> throw ScimError.noEndpoint();
        };
    }

    private static String only(List<String> words) {
        if (words.size() > 2) {
            throw ScimError.noEndpoint();
        }
        return words.get(1);
    }

    private static Asked config(ScimRequest request, List<String> words) {
        if (words.size() > 1 || !request.method().equals("GET")) {
            throw unsupported(request);
        }
        return new Asked("GetServiceProviderConfig", 200, ScimConfig::json);
    }

    private Asked users(ScimRequest request) {
        return switch (request.method()) {
            case "GET" -> new Asked("ListUsers", 200, () -> users.list(request));
            case "POST" -> new Asked("CreateUser", 201, () -> users.create(request));
            default -> throw unsupported(request);
        };
    }

    private Asked user(ScimRequest request, String id) {
        return switch (request.method()) {
            case "GET" -> new Asked("GetUser", 200, () -> users.get(id));
            case "PUT" -> new Asked("PutUser", 200, () -> users.replace(id, request));
            case "PATCH" -> new Asked("PatchUser", 200, () -> users.patch(id, request));
            case "DELETE" -> new Asked("DeleteUser", 204, () -> nothing(() -> users.delete(id)));
            default -> throw unsupported(request);
        };
    }

    private Asked groups(ScimRequest request) {
        return switch (request.method()) {
            case "GET" -> new Asked("ListGroups", 200, () -> groups.list(request));
            case "POST" -> new Asked("CreateGroup", 201, () -> groups.create(request));
            default -> throw unsupported(request);
        };
    }

    private Asked group(ScimRequest request, String id) {
        return switch (request.method()) {
            case "GET" -> new Asked("GetGroup", 200, () -> groups.get(id));
            case "PATCH" ->
                    new Asked("PatchGroup", 204, () -> nothing(() -> groups.patch(id, request)));
            case "DELETE" -> new Asked("DeleteGroup", 204, () -> nothing(() -> groups.delete(id)));
            default -> throw unsupported(request);
        };
    }

    private static Map<String, ?> nothing(Runnable work) {
        work.run();
        return Map.of();
    }

    private static ApiException unsupported(ScimRequest request) {
        return ScimError.validation(request.method() + " isn't supported here.");
    }

    private static Map<String, Object> error(ApiException error, ScimRequest request) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schemas", List.of("urn:ietf:params:scim:api:messages:2.0:Error"));
        json.put("detail", error.text());
        json.put("status", Integer.toString(error.status()));
        json.put("exceptionRequestId", request.requestId());
        json.put("timeStamp", request.now().truncatedTo(ChronoUnit.MILLIS).toString());
        return json;
    }
}
