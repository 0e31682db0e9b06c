package cloister.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * W3: one principal with many policies of five statements, four that allow and one that denies,
 * each with action and resource globs of its own.
 */
final class ManyPoliciesWorkload {
    private static final String ACCOUNT = "111122223333";
    private static final int REQUESTS = 1_000;

    /** A kind of statement: what it allows on which resources, and an action that it doesn't. */
    private record Grant(String actions, String resource, String within, String beyond) {}

    private static final List<Grant> GRANTS =
            List.of(
                    new Grant("s3:Get*", "arn:aws:s3:::data-%s-", "s3:GetObject", "s3:PutObject"),
                    new Grant(
                            "dynamodb:*Item",
                            "arn:aws:dynamodb:us-east-1:111122223333:table/app-%s-",
                            "dynamodb:GetItem",
                            "dynamodb:DeleteTable"),
                    new Grant(
                            "sqs:*Message",
                            "arn:aws:sqs:us-east-1:111122223333:jobs-%s-",
                            "sqs:SendMessage",
                            "sqs:PurgeQueue"),
                    new Grant(
                            "lambda:Update*Code",
                            "arn:aws:lambda:us-east-1:111122223333:function:fn-%s-",
                            "lambda:UpdateFunctionCode",
                            "lambda:DeleteFunction"));

    private final int policies;
    private final Random random;

    ManyPoliciesWorkload(int policies) {
        this.policies = policies;
        this.random = new Random(policies);
    }

    Workload make() {
        Map<String, String> documents = new LinkedHashMap<>();
        for (int i = 0; i < policies; i++) {
            documents.put("p" + number(i), document(number(i)));
        }
        Workload.Caller caller =
                new Workload.Caller(
                        "arn:aws:sts::%s:assumed-role/many/session".formatted(ACCOUNT),
                        "many",
                        Map.of());
        List<Workload.Request> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            requests.add(request(i % 2 == 0));
        }
        return new Workload(
                "W3-" + policies,
                ACCOUNT,
                documents,
                Map.of("many", List.copyOf(documents.keySet())),
                List.of(caller),
                requests);
    }

    private static String number(int policy) {
        return "%04d".formatted(policy);
    }

    private static String document(String number) {
        StringBuilder statements = new StringBuilder();
        for (Grant grant : GRANTS) {
            statements.append(
                    statement("Allow", grant.actions(), grant.resource().formatted(number) + "*"));
            statements.append(',');
        }
        String secret = "arn:aws:s3:::data-%s-*/secret/*".formatted(number);
        return "{\"Version\":\"2012-10-17\",\"Statement\":[%s%s]}"
                .formatted(statements, statement("Deny", "s3:*", secret));
    }

    private static String statement(String effect, String action, String resource) {
        return "{\"Effect\":\"%s\",\"Action\":[\"%s\"],\"Resource\":[\"%s\"]}"
                .formatted(effect, action, resource);
    }

    private Workload.Request request(boolean allow) {
        Grant grant = GRANTS.get(random.nextInt(GRANTS.size()));
        String number = number(random.nextInt(policies));
        String resource = grant.resource().formatted(number) + random.nextInt(10);
        if (allow) {
            return request(grant.within(), resource + "/f", true);
        }
        return switch (random.nextInt(3)) {
            case 0 -> request(grant.beyond(), resource + "/f", false);
            case 1 ->
                    request(
                            grant.within(),
                            grant.resource().formatted("none") + random.nextInt(10),
                            false);
            default ->
                    request(
                            "s3:GetObject",
                            "arn:aws:s3:::data-%s-%d/secret/x".formatted(number, random.nextInt(9)),
                            false);
        };
    }

    private static Workload.Request request(String action, String resource, boolean allow) {
        return new Workload.Request(0, action, resource, Map.of(), Map.of(), allow);
    }
}
