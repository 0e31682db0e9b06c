package cloister.cli.stack;

import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.DomainDetails;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import software.amazon.awssdk.services.sagemaker.model.UserProfileDetails;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Reads a Studio domain and its user profiles. */
final class StudioReader {
    private static final int PAGE = 100;

    private final SageMakerClient sageMaker;
    private final Mark mark;

    StudioReader(SageMakerClient sageMaker, Mark mark) {
        this.sageMaker = sageMaker;
        this.mark = mark;
    }

    /**
     * The domain of the set-up's name with its profiles; nothing where there is none, and no
     * profiles where the domain is somebody else's.
     *
     * @param known profiles that need only be listed, without attributes
     */
    List<Found> read(Predicate<String> known) throws InterruptedException {
        Optional<DomainDetails> domain = domain(sageMaker, mark);
        if (domain.isEmpty()) {
            return List.of();
        }
        String id = domain.get().domainId();
        Found found = domain(id);
        return found.ours() ? whole(id, known) : List.of(found);
    }

    /** A domain and its profiles, whoever made them. */
    List<Found> whole(String id, Predicate<String> known) throws InterruptedException {
        List<Found> found = new ArrayList<>();
        found.add(domain(id));
        List<Callable<Found>> tasks = new ArrayList<>();
        sageMaker
                .listUserProfilesPaginator(request -> request.domainIdEquals(id).maxResults(PAGE))
                .userProfiles()
                .forEach(
                        profile ->
                                tasks.add(
                                        () ->
                                                known.test(profile.userProfileName())
                                                        ? listed(profile)
                                                        : profile(id, profile)));
        found.addAll(SideBySide.run(tasks));
        return found;
    }

    /** Domains may share a name: the one with the mark is ours, else the first. */
    static Optional<DomainDetails> domain(SageMakerClient sageMaker, Mark mark) {
        List<DomainDetails> named =
                sageMaker.listDomainsPaginator(request -> {}).domains().stream()
                        .filter(domain -> mark.stack().equals(domain.domainName()))
                        .toList();
        return named.stream()
                .filter(domain -> mark.isOn(tags(sageMaker, domain.domainArn())))
                .findFirst()
                .or(() -> named.stream().findFirst());
    }

    private Found domain(String id) {
        DescribeDomainResponse domain = sageMaker.describeDomain(request -> request.domainId(id));
        Map<String, String> tags = tags(sageMaker, domain.domainArn());
        return new Found(
                new Attributes()
                        .text(Resource.AUTH_MODE, domain.authModeAsString())
                        .text(Resource.EXECUTION_ROLE, role(domain.defaultUserSettings()))
                        .tags(tags)
                        .of(Kind.DOMAIN, domain.domainName()),
                mark.isOn(tags));
    }

    Found profile(String domain, UserProfileDetails listed) {
        String name = listed.userProfileName();
        DescribeUserProfileResponse profile =
                sageMaker.describeUserProfile(
                        request -> request.domainId(domain).userProfileName(name));
        Map<String, String> tags = tags(sageMaker, profile.userProfileArn());
        Attributes attributes =
                new Attributes()
                        .text(Resource.EXECUTION_ROLE, role(profile.userSettings()))
                        .tags(tags);
        String user = profile.singleSignOnUserValue();
        if (user != null) {
            attributes.text(Resource.SIGN_ON_USER, user);
        }
        return new Found(attributes.of(Kind.PROFILE, name), mark.isOn(tags));
    }

    private static Found listed(UserProfileDetails profile) {
        return new Found(new Attributes().of(Kind.PROFILE, profile.userProfileName()), true);
    }

    private static String role(UserSettings settings) {
        String role = settings == null ? null : settings.executionRole();
        return role == null ? "" : role;
    }

    private static Map<String, String> tags(SageMakerClient sageMaker, String arn) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Tag tag : sageMaker.listTagsPaginator(r -> r.resourceArn(arn)).tags()) {
            all.put(tag.key(), tag.value());
        }
        return all;
    }
}
