package cloister.cli.teams;

import java.util.regex.Pattern;

/** What names AWS takes, and how one name is made of another. */
final class Names {
    /**
     * Fits a role's name with the blueprint's words around it (64 characters at most), and a tag's
     * value.
     */
    static final Pattern TEAM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,35}");

    /**
     * IAM API reference, CreateUser: UserName, without the comma, which a tag's value can't hold.
     */
    static final Pattern USER = Pattern.compile("[\\w+=.@-]{1,64}");

    /** S3 user guide, "General purpose buckets naming rules". */
    static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    /** ECR API reference, CreateRepository: repositoryName. */
    static final Pattern REPOSITORY =
            Pattern.compile("(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*");

    /** SageMaker API reference, CreateDomain: DomainName. */
    static final Pattern DOMAIN = Pattern.compile("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");

    /** SageMaker API reference, CreateDomain: VpcId and SubnetIds. */
    static final Pattern VPC = Pattern.compile("vpc-[0-9a-z]{1,28}");

    static final Pattern SUBNET = Pattern.compile("subnet-[0-9a-z]{1,25}");

    static final Pattern TAG_VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,256}");
    static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
    static final Pattern PROVIDER = Pattern.compile("[\\w._-]{1,128}");
    static final Pattern POLICY_ARN =
            Pattern.compile("arn:aws[\\w-]*:iam::(aws|\\d{12}):policy/.+");

    private Names() {}

    /**
     * The user profile's name of a user: SageMaker takes letters, digits and inner hyphens, so
     * whatever else a user's name holds becomes a hyphen.
     */
    static String profile(String user) {
        return user.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-+|-+$", "");
    }
}
