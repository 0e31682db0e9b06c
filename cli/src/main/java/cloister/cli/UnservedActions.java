package cloister.cli;

import cloister.policy.AuthorizationRequest;
import cloister.policy.Authorizer;
import cloister.policy.Grants;
import cloister.policy.MalformedPolicyException;
import cloister.policy.NamedPolicy;
import cloister.policy.PolicyDocument;
import cloister.policy.PolicyKind;
import cloister.policy.PolicySet;
import cloister.policy.Principal;
import cloister.policy.PrincipalType;
import cloister.policy.RequestContext;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the team policies say of actions that Cloister serves no operation for: decided by the
 * engine that also decides requests, policy by policy, on the documents as they are filled in.
 */
final class UnservedActions {
    static final String BUCKET = "arn:aws:s3:::two-teams-studio";

    private static final String READ_ONLY = "3-team-read-only";
    private static final String SUPPORT = "4-team-support-services";
    private static final String DEVELOPER = "5-team-studio-developer";

    private final Stage stage;

    UnservedActions(Stage stage) {
        this.stage = stage;
    }

    void play() {
        stage.walk().section("The rest of the team policies: decided, for nothing serves it yet");
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
                "PutLogEvents GetLogEvents ListLogDeliveries CreateLogGroup CreateLogStream"
                    + " DescribeLogGroups CreateLogDelivery PutResourcePolicy UpdateLogDelivery");
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
    }

    private void allows(String policy, String service, String resource, String operations) {
        expect(policy, "allowed", service, resource, Map.of(), operations);
    }

    private void denies(String policy, String service, String resource, String operations) {
        expect(policy, "denied", service, resource, Map.of(), operations);
    }

    private void tagged(String policy, String owner, String expected, String operations) {
        expect(
                policy,
                expected,
                "sagemaker",
                "*",
                Map.of("sagemaker:ResourceTag/team", owner),
                operations);
    }

    private void expect(
            String policy,
            String expected,
            String service,
            String resource,
            Map<String, String> context,
            String operations) {
        String other = expected.equals("allowed") ? "denied" : "allowed";
        String strayed =
                Arrays.stream(operations.split(" ", -1))
                        .map(operation -> service + ":" + operation)
                        .filter(
                                action ->
                                        !decide(policy, action, resource, context).equals(expected))
                        .collect(Collectors.joining(", "));
        String on =
                Stream.concat(Stream.of(resource), context.values().stream())
                        .collect(Collectors.joining(" of "));
        stage.walk()
                .expect(
                        expected,
                        "%s to team A by %s on %s: %s".formatted(service, policy, on, operations),
                        strayed.isEmpty() ? expected : other,
                        strayed);
    }

    private String decide(
            String policy, String action, String resource, Map<String, String> context) {
        RequestContext.Builder keys = RequestContext.builder();
        context.forEach(keys::put);
        try {
            PolicyDocument document =
                    PolicyDocument.parse(stage.blueprint().policy(policy), PolicyKind.MANAGED);
            return Authorizer.decide(
                                    new AuthorizationRequest(
                                            teamA(),
                                            Grants.of(
                                                    PolicySet.compile(
                                                            List.of(
                                                                    new NamedPolicy(
                                                                            policy, document)))),
                                            action,
                                            resource,
                                            Optional.empty(),
                                            keys.build(),
                                            Optional.empty()))
                            .allowed()
                    ? "allowed"
                    : "denied";
        } catch (MalformedPolicyException failure) {
            return "malformed policy";
        }
    }

    private Principal teamA() {
        return new Principal(
                PrincipalType.ASSUMED_ROLE,
                stage.arn("sts", "assumed-role/" + Administration.TEAM_A_ROLE + "/SageMaker"),
                stage.account(),
                Map.of("team", "TeamA"));
    }
}
