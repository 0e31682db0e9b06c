package cloister.cli.stack;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sagemaker.model.DomainDetails;
import software.amazon.awssdk.services.sagemaker.model.UserProfileDetails;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/**
 * What can be seen of an account, whoever made it.
 *
 * @param resources users, groups, roles and policies, with all their tags and with paths as part of
 *     the names of users and roles; the domain's profiles
 * @param awsPolicies texts of AWS's own policies that are attached, by ARN
 * @param unseen what the account doesn't show, in words
 */
public record LiveAccount(
        String account,
        String region,
        List<Resource> resources,
        Map<String, String> awsPolicies,
        List<String> unseen) {
    public LiveAccount {
        resources = List.copyOf(resources);
        awsPolicies = Map.copyOf(awsPolicies);
        unseen = List.copyOf(unseen);
    }

    /**
     * Reads an account by GetAccountAuthorizationDetails, and its Studio by listing and describing.
     *
     * @param domain the Studio domain's name, where there are several
     * @throws IllegalStateException there is no domain, or there are several and none is named
     * @throws AwsServiceException IAM shows nothing
     */
    public static LiveAccount read(Clients clients, Optional<String> domain, String region)
            throws InterruptedException {
        String account = clients.account();
        Mark nobodys = new Mark("");
        List<Resource> resources = new ArrayList<>();
        new IamReader(clients.iam(), nobodys, true)
                .read()
                .forEach(found -> resources.add(found.resource()));
        List<String> unseen = new ArrayList<>();
        Map<String, String> awsPolicies = awsPolicies(clients.iam(), account, resources);
        resources.addAll(profiles(clients, domain, region, unseen));
        return new LiveAccount(account, region, resources, awsPolicies, unseen);
    }

    private static List<Resource> profiles(
            Clients clients, Optional<String> named, String region, List<String> unseen)
            throws InterruptedException {
        DomainDetails domain;
        List<UserProfileDetails> listed;
        try {
            domain = Imports.domain(clients, named, region);
            String id = domain.domainId();
            listed =
                    clients
                            .sageMaker()
                            .listUserProfilesPaginator(request -> request.domainIdEquals(id))
                            .userProfiles()
                            .stream()
                            .toList();
        } catch (AwsServiceException refused) {
            unseen.add("the Studio's user profiles aren't shown: " + Failures.text(refused));
            return List.of();
        }
        StudioReader reader = new StudioReader(clients.sageMaker(), new Mark(""));
        List<Callable<Optional<Resource>>> tasks = new ArrayList<>();
        List<String> hidden = java.util.Collections.synchronizedList(new ArrayList<>());
        for (UserProfileDetails profile : listed) {
            tasks.add(
                    () -> {
                        try {
                            return Optional.of(
                                    reader.profile(domain.domainId(), profile).resource());
                        } catch (AwsServiceException refused) {
                            hidden.add(
                                    "the user profile %s isn't shown: %s"
                                            .formatted(
                                                    profile.userProfileName(),
                                                    Failures.text(refused)));
                            return Optional.empty();
                        }
                    });
        }
        List<Resource> seen = SideBySide.run(tasks).stream().flatMap(Optional::stream).toList();
        unseen.addAll(hidden.stream().sorted().toList());
        return seen;
    }

    /** Those of AWS's own policies that are shown. */
    private static Map<String, String> awsPolicies(
            IamClient iam, String account, List<Resource> resources) {
        Set<String> arns = new TreeSet<>();
        for (Resource resource : resources) {
            resource.items(Resource.POLICIES).stream()
                    .filter(arn -> !arn.contains("::" + account + ":"))
                    .forEach(arns::add);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (String arn : arns) {
            awsPolicy(iam, arn).ifPresent(text -> texts.put(arn, text));
        }
        return texts;
    }

    /** Empty where it isn't shown: whoever has it has a policy whose text isn't known. */
    private static Optional<String> awsPolicy(IamClient iam, String arn) {
        try {
            String version =
                    iam.getPolicy(request -> request.policyArn(arn)).policy().defaultVersionId();
            return Optional.of(
                    IamReader.decoded(
                            iam.getPolicyVersion(
                                            request -> request.policyArn(arn).versionId(version))
                                    .policyVersion()
                                    .document()));
        } catch (AwsServiceException hidden) {
            return Optional.empty();
        }
    }
}
