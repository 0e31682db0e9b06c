package cloister.studio;

import cloister.store.Reader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A user profile by what it works as.
 *
 * @param executionRole the ARN of its own execution role, else its domain's; empty without either
 */
public record WorkingProfile(
        String region, String domainId, String arn, String name, Optional<String> executionRole) {

    /** All of a region. */
    static List<WorkingProfile> all(Reader reader, String region) {
        Map<String, Optional<String>> defaults = new HashMap<>();
        Domain.TABLE
                .list(reader, Listing.all(region))
                .items()
                .forEach(domain -> defaults.put(domain.id(), domainRole(domain)));
        return UserProfile.TABLE.all(reader).stream()
                .filter(profile -> profile.region().equals(region))
                .map(
                        profile ->
                                new WorkingProfile(
                                        region,
                                        profile.domainId(),
                                        profile.arn(),
                                        profile.name(),
                                        ownRole(profile)
                                                .or(
                                                        () ->
                                                                defaults.getOrDefault(
                                                                        profile.domainId(),
                                                                        Optional.empty()))))
                .toList();
    }

    private static Optional<String> ownRole(UserProfile profile) {
        return profile.userSettings().flatMap(settings -> settings.optionalString("ExecutionRole"));
    }

    private static Optional<String> domainRole(Domain domain) {
        return domain.defaultUserSettings()
                .flatMap(settings -> settings.optionalString("ExecutionRole"));
    }
}
