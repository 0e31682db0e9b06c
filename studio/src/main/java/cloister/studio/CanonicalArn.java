package cloister.studio;

import cloister.policy.Arn;

/** The one spelling of an ARN, where SageMaker takes several for the same resource. */
final class CanonicalArn {
    private CanonicalArn() {}

    /** The ARN as SageMaker itself tells it; texts that are no ARN stay as they are. */
    static String of(String text) {
        return Arn.parse(text).map(arn -> withResource(arn, resource(arn))).orElse(text);
    }

    private static String resource(Arn arn) {
        String resource = arn.resource();
        String type = resource.substring(0, Math.max(0, resource.indexOf('/')));
        return switch (type) {
            case "user-profile", "experiment", "experiment-trial", "experiment-trial-component" ->
                    Arns.lower(resource);
            default -> resource;
        };
    }

    private static String withResource(Arn arn, String resource) {
        return new Arn(arn.partition(), arn.service(), arn.region(), arn.account(), resource)
                .toString();
    }
}
