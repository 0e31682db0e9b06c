package cloister.studio;

import java.util.Optional;

/**
 * What condition keys need to know about a resource, beside its tags.
 *
 * @param domainId of a domain, user profile, space or app: {@code sagemaker:DomainId}
 * @param ownerUserProfileArn of a space and of its apps, where it has an owner: {@code
 *     sagemaker:OwnerUserProfileArn}. Apps of a user profile itself have none, as on AWS; their ARN
 *     names the user profile
 * @param spaceSharingType Private or Shared, of a space and of its apps: {@code
 *     sagemaker:SpaceSharingType}
 * @param experimentArn of a trial: the experiment it is part of
 * @param executionRole the role that the apps of a user profile or space, or this app, work with
 */
public record ResourceFacts(
        Optional<String> domainId,
        Optional<String> ownerUserProfileArn,
        Optional<String> spaceSharingType,
        Optional<String> experimentArn,
        Optional<String> executionRole) {}
