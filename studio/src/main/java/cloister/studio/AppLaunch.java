package cloister.studio;

import cloister.wire.Struct;

import java.util.Optional;

/**
 * An app as its runtime needs to know it.
 *
 * @param id unlike that of any other launch, also of an app with the same name
 * @param userProfileName the user profile it belongs to, unless it is a space's
 * @param spaceName the space it belongs to, unless it is a user profile's
 * @param executionRole the ARN of the role that it works with
 * @param resourceSpec ResourceSpec of the API model: instance type, image, life cycle configuration
 */
public record AppLaunch(
        String id,
        String arn,
        String region,
        String domainId,
        Optional<String> userProfileName,
        Optional<String> spaceName,
        String appType,
        String appName,
        String executionRole,
        Struct resourceSpec) {
    static AppLaunch of(App app) {
        Optional<String> owner = Optional.of(app.owner().name());
        boolean space = app.owner().kind() == AppOwner.Kind.SPACE;
        return new AppLaunch(
                app.launch(),
                app.arn(),
                app.region(),
                app.domainId(),
                space ? Optional.empty() : owner,
                space ? owner : Optional.empty(),
                app.type().text,
                app.name(),
                app.executionRole(),
                app.details().optionalStruct("ResourceSpec").orElse(Struct.EMPTY));
    }
}
