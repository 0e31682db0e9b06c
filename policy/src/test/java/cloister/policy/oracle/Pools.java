package cloister.policy.oracle;

import static cloister.policy.oracle.Trees.HOME;

import java.util.List;
import java.util.Map;

/** Actions and resources of the generated requests, and patterns that may cover them. */
final class Pools {
    private static final String S3 = "arn:aws:s3:::lab/";
    private static final String ROLE = "arn:aws:iam::" + HOME + ":role/Target";
    private static final String KEY = "arn:aws:kms:eu-west-1:" + HOME + ":key/k-1";

    /** The resources that an action may be asked for. */
    static final Map<String, List<String>> RESOURCES =
            Map.of(
                    "s3:GetObject", List.of(S3 + "red/x", S3 + "ana/x", S3 + "/x", S3 + "*/x"),
                    "s3:GetObjectVersion", List.of(S3 + "red/x", S3 + "${aws:username}/x"),
                    "s3:ListAllMyBuckets", List.of("*"),
                    "sts:AssumeRole", List.of(ROLE),
                    "sts:TagSession", List.of(ROLE),
                    "sts:GetCallerIdentity", List.of("*"),
                    "iam:GetRole", List.of(ROLE),
                    "kms:Decrypt", List.of(KEY));

    static final List<String> ACTIONS = RESOURCES.keySet().stream().sorted().toList();

    static final List<String> ACTION_PATTERNS =
            List.of(
                    "*",
                    "s3:*",
                    "s3:Get*",
                    "s3:GetObject",
                    "S3:gETobject",
                    "s3:?et*t",
                    "s3:*All*",
                    "sts:*",
                    "sts:AssumeRole",
                    "sts:TagSession",
                    "kms:*",
                    "iam:*",
                    "sagemaker:*App");

    static final List<String> RESOURCE_PATTERNS =
            List.of(
                    "*",
                    "arn:aws:s3:::*",
                    S3 + "*",
                    S3 + "red/*",
                    S3 + "${aws:username}/*",
                    S3 + "${aws:PrincipalTag/team}/x",
                    S3 + "${aws:PrincipalTag/none}/x",
                    S3 + "${aws:PrincipalTag/team, 'ana'}/?",
                    S3 + "${*}/x",
                    "arn:aws:s3:::l?b*x",
                    "arn:aws:iam::*:role/*",
                    ROLE,
                    KEY,
                    "arn:aws:kms:*:" + HOME + ":key/*");

    private Pools() {}

    static List<String> resources(String action) {
        return RESOURCES.getOrDefault(action, List.of());
    }
}
