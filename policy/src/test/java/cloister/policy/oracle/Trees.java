package cloister.policy.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds JSON trees of policies and cases. */
final class Trees {
    static final String HOME = "123456789012";
    static final String ABROAD = "210987654321";

    private Trees() {}

    /** An object of a field, to be widened by {@link #with}. */
    static Json field(String name, Json value) {
        return with(Json.of(Map.of()), name, value);
    }

    /** An object with one more field; an absent value leaves it as it is. */
    static Json with(Json object, String name, Json value) {
        return value.present() ? withEven(object, name, value) : object;
    }

    /** An object with one more field, though its value be an empty list. */
    static Json withEven(Json object, String name, Json value) {
        Map<String, Json> fields = new LinkedHashMap<>(object.fields());
        fields.put(name, value);
        return Json.of(fields);
    }

    static Json policy(String version, List<Json> statements) {
        Json head = version.isEmpty() ? Json.of(Map.of()) : field("Version", Json.of(version));
        return with(head, "Statement", Json.of(statements));
    }

    /** A policy of the present version with one statement. */
    static Json policy(Json statement) {
        return policy("2012-10-17", List.of(statement));
    }

    static Json statement(String effect, String action, String resource) {
        Json statement = field("Effect", Json.of(effect));
        return with(with(statement, "Action", Json.of(action)), "Resource", Json.of(resource));
    }

    /** A principal with the context keys that every request of its kind has. */
    record Caller(Json principal, Json context) {}

    static Caller caller(String type, String arn, String account, Json tags, String roleArn) {
        Json principal = with(field("type", Json.of(type)), "arn", Json.of(arn));
        if (!account.isEmpty()) {
            principal = with(principal, "account", Json.of(account));
        }
        principal = with(principal, "tags", tags);
        Json context = field("aws:PrincipalType", Json.of(type.equals("Root") ? "Account" : type));
        if (!type.equals("Service")) {
            context = with(context, "aws:PrincipalArn", Json.of(roleArn.isEmpty() ? arn : roleArn));
            context = with(context, "aws:PrincipalAccount", Json.of(account));
        }
        if (type.equals("User")) {
            String name = arn.substring(arn.lastIndexOf('/') + 1);
            context = with(context, "aws:username", Json.of(name));
        }
        for (Map.Entry<String, Json> tag : tags.fields().entrySet()) {
            context = with(context, "aws:PrincipalTag/" + tag.getKey(), tag.getValue());
        }
        return new Caller(principal, context);
    }
}
