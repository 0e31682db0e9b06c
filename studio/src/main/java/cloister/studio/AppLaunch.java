package cloister.studio;

import cloister.wire.Struct;

import java.time.Duration;
import java.util.Optional;

/**
 * An app as its runtime needs to know it.
 *
 * @param id unlike that of any other launch, also of an app with the same name
 * @param homeUid the number of its owner in the domain's file system, never given twice in a domain
 * @param userProfileName the user profile it belongs to, unless it is a space's
 * @param spaceName the space it belongs to, unless it is a user profile's
 * @param userProfileArn the user profile that it works for; none for an app of a shared space
 * @param executionRole the ARN of the role that it works with
 * @param sourceIdentity the source identity of its role sessions, where the domain sets one
 * @param resourceSpec ResourceSpec of the API model: instance type, image, life cycle configuration
 * @param idleTimeout how long it may be idle before it is stopped, where its settings limit that
 */
public record AppLaunch(
        String id,
        String arn,
        String region,
        String domainId,
        int homeUid,
        Optional<String> userProfileName,
        Optional<String> spaceName,
        Optional<String> userProfileArn,
        String appType,
        String appName,
        String executionRole,
        Optional<String> sourceIdentity,
        Struct resourceSpec,
        Optional<Duration> idleTimeout) {
    static AppLaunch of(App app) {
        Optional<String> owner = Optional.of(app.owner().name());
        boolean space = app.owner().kind() == AppOwner.Kind.SPACE;
        Struct details = app.details();
        return new AppLaunch(
                app.launch(),
                app.arn(),
                app.region(),
                app.domainId(),
                details.optionalInt("HomeUid").orElseThrow(),
                space ? Optional.empty() : owner,
                space ? owner : Optional.empty(),
                details.optionalString("UserProfileArn"),
                app.type().text,
                app.name(),
                app.executionRole(),
                details.optionalString("SourceIdentity"),
                details.optionalStruct("ResourceSpec").orElse(Struct.EMPTY),
                details.optionalInt("IdleMinutes").map(Duration::ofMinutes));
    }
}
