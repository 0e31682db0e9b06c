package cloister.studio;

import java.util.Locale;

/**
 * ARNs of one account's SageMaker resources. User profiles, experiments, trials, trial components,
 * contexts and actions are in lower case whatever their name's case, as their names ignore it.
 *
 * @param account twelve digits
 */
record Arns(String account) {
    String domain(String region, String domainId) {
        return arn(region, "domain/" + domainId);
    }

    String userProfile(String region, String domainId, String name) {
        return arn(region, "user-profile/" + domainId + "/" + lower(name));
    }

    String space(String region, String domainId, String name) {
        return arn(region, "space/" + domainId + "/" + name);
    }

    String app(String region, String domainId, String ownerName, AppType type, String name) {
        return arn(region, "app/" + domainId + "/" + ownerName + "/" + type.inArn + "/" + name);
    }

    String experiment(String region, String name) {
        return arn(region, "experiment/" + lower(name));
    }

    String trial(String region, String name) {
        return arn(region, "experiment-trial/" + lower(name));
    }

    String trialComponent(String region, String name) {
        return arn(region, "experiment-trial-component/" + lower(name));
    }

    String lineage(String region, LineageKind kind, String id) {
        return arn(region, kind.inArn + "/" + id);
    }

    /** A new application of the account's single sign-on instance. */
    String singleSignOnApplication() {
        String instance = Secrets.hash("sso:" + account).substring(0, 16);
        return "arn:aws:sso::%s:application/ssoins-%s/apl-%s"
                .formatted(account, instance, Secrets.hex(16));
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private String arn(String region, String resource) {
        return "arn:" + partition(region) + ":sagemaker:" + region + ":" + account + ":" + resource;
    }

    private static String partition(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
