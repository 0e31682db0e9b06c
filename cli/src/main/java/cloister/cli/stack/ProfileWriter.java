package cloister.cli.stack;

import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;

import java.util.function.Supplier;

/**
 * Writes user profiles.
 *
 * @param domain gives the domain's id, which may not be known before the domain is created
 */
record ProfileWriter(SageMakerClient sageMaker, Patience patience, Supplier<String> domain)
        implements Writer {
    @Override
    public void create(Resource wanted) throws InterruptedException {
        CreateUserProfileRequest.Builder request =
                CreateUserProfileRequest.builder()
                        .domainId(domain.get())
                        .userProfileName(wanted.name())
                        .userSettings(settings -> settings.executionRole(role(wanted)))
                        .tags(StudioTags.of(wanted.under(Resource.TAG)));
        String user = wanted.text(Resource.SIGN_ON_USER);
        if (!user.isEmpty()) {
            request.singleSignOnUserIdentifier("UserName").singleSignOnUserValue(user);
        }
        patience.call(() -> sageMaker.createUserProfile(request.build()));
        ready(wanted.name());
    }

    @Override
    public void update(Resource there, Resource wanted) throws InterruptedException {
        String name = there.name();
        new StudioTags(sageMaker)
                .change(
                        describe(name).userProfileArn(),
                        there.under(Resource.TAG),
                        wanted.under(Resource.TAG));
        if (!role(there).equals(role(wanted))) {
            patience.call(
                    () ->
                            sageMaker.updateUserProfile(
                                    request ->
                                            request.domainId(domain.get())
                                                    .userProfileName(name)
                                                    .userSettings(
                                                            settings ->
                                                                    settings.executionRole(
                                                                            role(wanted)))));
            ready(name);
        }
    }

    @Override
    public void delete(Resource there) throws InterruptedException {
        String name = there.name();
        patience.call(
                () ->
                        sageMaker.deleteUserProfile(
                                request -> request.domainId(domain.get()).userProfileName(name)));
        patience.until(
                "deleting the profile " + name,
                () -> {
                    try {
                        DescribeUserProfileResponse profile = describe(name);
                        if (profile.statusAsString().endsWith("_Failed")) {
                            throw failed(profile);
                        }
                        return false;
                    } catch (ResourceNotFoundException gone) {
                        return true;
                    }
                });
    }

    private void ready(String name) throws InterruptedException {
        patience.until(
                "getting the profile %s ready".formatted(name),
                () -> {
                    DescribeUserProfileResponse profile = describe(name);
                    if (profile.statusAsString().endsWith("Failed")) {
                        throw failed(profile);
                    }
                    return profile.statusAsString().equals("InService");
                });
    }

    private DescribeUserProfileResponse describe(String name) {
        return sageMaker.describeUserProfile(
                request -> request.domainId(domain.get()).userProfileName(name));
    }

    private static IllegalStateException failed(DescribeUserProfileResponse profile) {
        return new IllegalStateException(
                "the profile is %s: %s"
                        .formatted(profile.statusAsString(), profile.failureReason()));
    }

    private static String role(Resource profile) {
        return profile.text(Resource.EXECUTION_ROLE);
    }
}
