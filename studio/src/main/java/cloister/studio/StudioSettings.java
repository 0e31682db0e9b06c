package cloister.studio;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What SageMaker is opened with.
 *
 * @param account twelve digits
 * @param baseUrl where people reach this server, {@code http://localhost:4566}; asked when a URL is
 *     made
 * @param roles the account's IAM roles
 * @param directory the users of the account's IAM Identity Center
 * @param runtime what runs apps
 */
public record StudioSettings(
        String account,
        Supplier<String> baseUrl,
        Clock clock,
        RoleLookup roles,
        DirectoryLookup directory,
        AppRuntime runtime) {
    /** Settings for apps that are kept as records only, with an empty directory. */
    public StudioSettings(String account, Supplier<String> baseUrl, Clock clock, RoleLookup roles) {
        this(account, baseUrl, clock, roles, userName -> Optional.empty(), AppRuntime.RECORDS_ONLY);
    }
}
