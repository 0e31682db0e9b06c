package cloister.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** The policies of a SageMaker Studio for teams: what an administrator, a user, a developer has. */
final class StudioPolicies {
    private StudioPolicies() {}

    static Map<String, String> documents() {
        Map<String, String> documents = new LinkedHashMap<>();
        documents.put("admin", ADMIN);
        documents.put("presigned", PRESIGNED);
        documents.put("readonly", READ_ONLY);
        documents.put("support", SUPPORT);
        documents.put("developer", DEVELOPER);
        return documents;
    }

    private static final String ADMIN =
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["sagemaker:CreateUserProfile"], "Resource": "*",
               "Condition": {"ForAnyValue:StringEquals": {"aws:TagKeys": ["studiouserid"]}}}]}
            """;

    private static final String PRESIGNED =
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["sagemaker:CreatePresignedDomainUrl"], "Resource": "*",
               "Condition": {"StringEquals": {
                 "sagemaker:ResourceTag/studiouserid": "${aws:PrincipalTag/studiouserid}"}}}]}
            """;

    private static final String READ_ONLY =
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Resource": "*", "Action": ["sagemaker:Describe*",
                "sagemaker:List*", "sagemaker:*App", "sagemaker:Search",
                "sagemaker:BatchGetMetrics"]},
              {"Effect": "Allow", "Resource": "*", "Action": ["ec2:DescribeVpcs",
                "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups",
                "ec2:DescribeNetworkInterfaces", "iam:ListRoles"]}]}
            """;

    private static final String SUPPORT =
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject",
                "s3:ListBucket", "s3:AbortMultipartUpload", "s3:GetBucketLocation"],
               "Resource": ["arn:aws:s3:::studio-bucket", "arn:aws:s3:::studio-bucket/*"]},
              {"Effect": "Allow", "Resource": "*", "Action": ["kms:DescribeKey",
                "kms:ListAliases"]},
              {"Effect": "Allow", "Resource": "*", "Action": ["ecr:Get*", "ecr:Put*",
                "ecr:BatchGet*", "ecr:BatchCheck*", "ecr:Describe*", "ecr:List*",
                "ecr:CreateRepository", "ecr:InitiateLayerUpload", "ecr:UploadLayerPart",
                "ecr:CompleteLayerUpload"]},
              {"Effect": "Allow", "Resource": "*", "Action": ["cloudwatch:Get*",
                "cloudwatch:List*", "cloudwatch:Describe*", "cloudwatch:PutMetric*",
                "logs:Create*", "logs:Describe*", "logs:Get*", "logs:PutLogEvents"]}]}
            """;

    private static final String DEVELOPER =
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["sagemaker:CreateApp"], "Resource": "*"},
              {"Effect": "Allow", "Action": ["iam:PassRole"], "Resource": "*"},
              {"Effect": "Allow", "Action": ["sagemaker:InvokeEndpoint"], "Resource": "*"},
              {"Effect": "Allow", "Action": ["sagemaker:AddTags"], "Resource": "*"},
              {"Effect": "Allow", "Action": ["sagemaker:Create*"], "Resource": "*",
               "Condition": {
                 "ForAnyValue:StringEquals": {"aws:TagKeys": ["team"]},
                 "StringEqualsIfExists": {"aws:RequestTag/team": "${aws:PrincipalTag/team}"}}},
              {"Effect": "Allow", "Resource": "*", "Action": ["sagemaker:Delete*",
                "sagemaker:Stop*", "sagemaker:Update*", "sagemaker:Start*",
                "sagemaker:AssociateTrialComponent", "sagemaker:DisassociateTrialComponent"],
               "Condition": {"StringEquals": {
                 "aws:PrincipalTag/team": "${sagemaker:ResourceTag/team}"}}}]}
            """;
}
