package cloister.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the team policies say of actions that Cloister serves no operation for: asked of IAM's own
 * simulator, policy by policy, which decides with the engine that also decides requests.
 */
final class UnservedActions {
    static final String BUCKET = "arn:aws:s3:::two-teams-studio";

    private static final String READ_ONLY = "3-team-read-only";
    private static final String SUPPORT = "4-team-support-services";
    private static final String DEVELOPER = "5-team-studio-developer";
    private static final List<String> PATH =
            List.of("SimulateCustomPolicyResult", "EvaluationResults", "member");
    private static final String OWNER = "sagemaker:ResourceTag/team";

    private final Stage stage;

    UnservedActions(Stage stage) {
        this.stage = stage;
    }

    void play() {
        stage.walk()
                .section(
                        "The rest of the team policies: asked of IAM's simulator, for nothing"
                                + " serves it yet");
        readOnly();
        support();
        developer();
    }

    private void readOnly() {
        allows(
                READ_ONLY,
                "sagemaker",
                "*",
                "GetSearchSuggestions Search RenderUiTemplate BatchGetMetrics DeleteApp");
        allows(
                READ_ONLY,
                "ec2",
                "*",
                "DescribeDhcpOptions DescribeNetworkInterfaces DescribeRouteTables"
                    + " DescribeSecurityGroups DescribeSubnets DescribeVpcEndpoints DescribeVpcs");
        denies(READ_ONLY, "ec2", "*", "RunInstances");
        denies(READ_ONLY, "iam", "*", "CreateUser");
        denies(READ_ONLY, "sagemaker", "*", "DeleteExperiment");
    }

    private void support() {
        allows(
                SUPPORT,
                "s3",
                BUCKET,
                "CreateBucket ListBucket PutBucketCORS GetBucketCORS GetBucketLocation"
                        + " ListAllMyBuckets");
        allows(
                SUPPORT,
                "s3",
                BUCKET + "/model.bin",
                "PutObject GetObject AbortMultipartUpload DeleteObject");
        denies(SUPPORT, "s3", BUCKET, "DeleteBucket PutBucketPolicy");
        denies(SUPPORT, "s3", "arn:aws:s3:::payroll/model.bin", "PutObject GetObject DeleteObject");
        allows(SUPPORT, "kms", "*", "DescribeKey ListAliases");
        denies(SUPPORT, "kms", "*", "Decrypt");
        allows(
                SUPPORT,
                "ecr",
                "*",
                "SetRepositoryPolicy CompleteLayerUpload BatchGetImage UploadLayerPart"
                        + " InitiateLayerUpload PutImage DescribeImages CreateRepository"
                        + " GetAuthorizationToken StartImageScan");
        denies(SUPPORT, "ecr", "*", "DeleteRepository");
        allows(
                SUPPORT,
                "cloudwatch",
                "*",
                "PutMetricData GetMetricData ListMetrics DescribeAlarms");
        denies(SUPPORT, "cloudwatch", "*", "DeleteAlarms");
        allows(
                SUPPORT,
                "logs",
                "*",
                "PutLogEvents GetLogEvents ListLogDeliveries ListTagsLogGroup CreateLogGroup"
                        + " CreateLogStream DescribeLogGroups CreateLogDelivery PutResourcePolicy"
                        + " UpdateLogDelivery");
        denies(SUPPORT, "logs", "*", "DeleteLogGroup");
    }

    private void developer() {
        allows(DEVELOPER, "sagemaker", "*", "CreateApp InvokeEndpoint AddTags");
        allows(DEVELOPER, "iam", "*", "PassRole");
        denies(DEVELOPER, "iam", "*", "CreateUser");
        String operations =
                "StopTrainingJob StartPipelineExecution BatchPutMetrics DeleteModel UpdateEndpoint";
        tagged(DEVELOPER, "TeamA", "allowed", operations);
        tagged(DEVELOPER, "TeamB", "denied", operations);
        tagged(DEVELOPER, "TeamA", "denied", "RetryPipelineExecution CreatePresignedDomainUrl");
        expect(
                DEVELOPER,
                "denied",
                "sagemaker",
                "*",
                Map.of("aws:RequestTag/team", "TeamA", "aws:TagKeys", "team"),
                "RegisterDevices ImportHubContent");
    }

    private void allows(String policy, String service, String resource, String operations) {
        expect(policy, "allowed", service, resource, Map.of(), operations);
    }

    private void denies(String policy, String service, String resource, String operations) {
        expect(policy, "denied", service, resource, Map.of(), operations);
    }

    private void tagged(String policy, String owner, String expected, String operations) {
        expect(policy, expected, "sagemaker", "*", Map.of(OWNER, owner), operations);
    }

    private void expect(
            String policy,
            String expected,
            String service,
            String resource,
            Map<String, String> context,
            String operations) {
        List<String> actions =
                List.of(operations.split(" ", -1)).stream()
                        .map(operation -> service + ":" + operation)
                        .toList();
        String of = context.containsKey(OWNER) ? " of " + context.get(OWNER) : "";
        String sentence =
                "%s: team A's %s on %s%s: %s".formatted(policy, service, resource, of, operations);
        Answer answer = simulate(policy, actions, resource, context);
        if (!answer.isAllowed()) {
            stage.walk().expect(expected, sentence, answer.code(), answer.message());
            return;
        }
        List<String> strayed =
                results(answer).stream()
                        .filter(result -> !outcome(result).equals(expected))
                        .map(result -> String.valueOf(result.get("EvalActionName")))
                        .toList();
        String other = expected.equals("allowed") ? "denied" : "allowed";
        boolean complete = results(answer).size() == actions.size();
        stage.walk()
                .expect(
                        expected,
                        sentence,
                        complete ? (strayed.isEmpty() ? expected : other) : "incomplete",
                        String.join(", ", strayed));
    }

    private Answer simulate(
            String policy, List<String> actions, String resource, Map<String, String> context) {
        List<Map<String, Object>> entries = new ArrayList<>();
        context.forEach((key, value) -> entries.add(entry(key, value)));
        entries.add(entry("aws:PrincipalTag/team", "TeamA"));
        return stage.call(
                Administration.ADMIN,
                "iam:SimulateCustomPolicy",
                Map.of(
                        "PolicyInputList",
                        List.of(stage.blueprint().policy(policy)),
                        "ActionNames",
                        actions,
                        "ResourceArns",
                        List.of(resource),
                        "ContextEntries",
                        entries));
    }

    private static Map<String, Object> entry(String key, String value) {
        return Map.of(
                "ContextKeyName",
                key,
                "ContextKeyValues",
                List.of(value),
                "ContextKeyType",
                "string");
    }

    /** The results; XML has no lists, so that one alone comes by itself. */
    private static List<Map<?, ?>> results(Answer answer) {
        Object member = answer.output();
        for (String name : PATH) {
            Object next = member instanceof Map<?, ?> members ? members.get(name) : null;
            if (next == null) {
                return List.of();
            }
            member = next;
        }
        return member instanceof List<?> several
                ? several.stream().<Map<?, ?>>map(each -> (Map<?, ?>) each).toList()
                : List.of((Map<?, ?>) member);
    }

    private static String outcome(Map<?, ?> result) {
        return "allowed".equals(result.get("EvalDecision")) ? "allowed" : "denied";
    }
}
