package cloister.policy.fuzz;

import cloister.policy.cases.Cases;
import cloister.policy.oracle.Json;

import java.util.List;
import java.util.Map;

/** Cases with one condition in one statement, on a key that the request has with one value. */
final class Conditions {
    private static final Cases CASES = new Cases(false);
    private static final String KEY = "example:key";

    private Conditions() {}

    /** Whether a condition holds; false where the document is refused. */
    static boolean holds(String operator, String wanted, String given) {
        String answer = CASES.answer(line(operator, wanted, given).toString());
        return Json.parse(answer).at("decision").text().equals("allow");
    }

    static Json line(String operator, String wanted, String given) {
        Json principal =
                object(
                        "type", Json.of("User"),
                        "arn", Json.of("arn:aws:iam::123456789012:user/ana"),
                        "account", Json.of("123456789012"));
        Json request =
                object(
                        "action", Json.of("s3:GetObject"),
                        "resource", Json.of("arn:aws:s3:::lab/x"),
                        "context",
                                Json.of(
                                        Map.of(
                                                KEY,
                                                Json.of(given),
                                                "aws:username",
                                                Json.of("ana"))));
        return object(
                "principal", principal,
                "identityPolicies", Json.of(List.of(document(operator, wanted))),
                "request", request);
    }

    private static Json document(String operator, String wanted) {
        Json condition = Json.of(Map.of(operator, Json.of(Map.of(KEY, Json.of(wanted)))));
        Json statement =
                Json.of(
                        Map.of(
                                "Effect", Json.of("Allow"),
                                "Action", Json.of("*"),
                                "Resource", Json.of("*"),
                                "Condition", condition));
        return Json.of(Map.of("Version", Json.of("2012-10-17"), "Statement", statement));
    }

    private static Json object(String a, Json x, String b, Json y, String c, Json z) {
        return Json.of(Map.of(a, x, b, y, c, z));
    }
}
