package cloister.studio;

import cloister.store.Reader;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A user profile by what it works as.
 *
 * @param executionRole the ARN of its own execution role, else its domain's; empty without either
 */
public record WorkingProfile(
        String region, String domainId, String arn, String name, Optional<String> executionRole) {

    /** All of a region. */
    static List<WorkingProfile> all(Reader reader, String region) {
        Map<String, Domain> domains =
                Domain.TABLE.list(reader, Listing.all(region)).items().stream()
                        .collect(Collectors.toMap(Domain::id, Function.identity()));
        return UserProfile.TABLE.all(reader).stream()
                .filter(profile -> profile.region().equals(region))
                .map(
                        profile ->
                                new WorkingProfile(
                                        region,
                                        profile.domainId(),
                                        profile.arn(),
                                        profile.name(),
                                        Optional.ofNullable(domains.get(profile.domainId()))
                                                .map(of -> AppSettings.ofProfile(of, profile))
                                                .flatMap(AppSettings::executionRole)))
                .toList();
    }
}
