package cloister.policy.reference;

import java.util.List;

/**
 * A type of resource of a service.
 *
 * @param arnFormat its ARN with variables for the parts that differ, such as {@code
 *     arn:${Partition}:s3:::${BucketName}}
 * @param conditionKeys keys that a resource of this type has, its tags among them
 */
public record ResourceType(String name, String arnFormat, List<String> conditionKeys) {
    public ResourceType {
        conditionKeys = List.copyOf(conditionKeys);
    }
}
