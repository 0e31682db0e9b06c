package cloister.studio;

import cloister.policy.Arn;

import java.util.List;
import java.util.Optional;

/**
 * What a SageMaker ARN names: {@code user-profile} and its segments {@code d-…} and {@code usera1}.
 */
record ResourceName(String region, String type, List<String> segments) {
    static Optional<ResourceName> parse(String text) {
        return Arn.parse(text)
                .filter(arn -> arn.service().equals("sagemaker"))
                .map(ResourceName::of);
    }

    private static ResourceName of(Arn arn) {
        List<String> parts = List.of(arn.resource().split("/", -1));
        return new ResourceName(arn.region(), parts.getFirst(), parts.subList(1, parts.size()));
    }

    /** The ARN's part from the type on. */
    String text() {
        return type + "/" + String.join("/", segments);
    }

    /** Whether this is a resource of the type with so many segments. */
    boolean is(String resourceType, int count) {
        return type.equals(resourceType) && segments.size() == count;
    }
}
