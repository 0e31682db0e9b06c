package cloister.studio;

import cloister.store.Reader;

import java.util.List;
import java.util.stream.Stream;

/**
 * An app that runs or is about to.
 *
 * @param ownerMember the member of inputs that names its owner: {@code UserProfileName} or {@code
 *     SpaceName}
 * @param status as the API names it
 */
public record LiveApp(
        String domainId,
        String ownerMember,
        String owner,
        String type,
        String name,
        String status) {

    /** Those of a user profile and of the spaces that it owns. */
    static List<LiveApp> of(Reader reader, WorkingProfile profile) {
        Stream<String> spaces =
                Space.TABLE
                        .list(
                                reader,
                                Listing.all(
                                        Space.scopeOfOwner(
                                                profile.region(),
                                                profile.domainId(),
                                                profile.name())))
                        .items()
                        .stream()
                        .map(Space::name);
        return Stream.concat(Stream.of(profile.name()), spaces)
                .flatMap(
                        owner ->
                                Apps.all(
                                        reader,
                                        App.scopeOfOwner(
                                                profile.region(), profile.domainId(), owner),
                                        LiveApp::runs)
                                        .stream())
                .map(LiveApp::of)
                .toList();
    }

    private static boolean runs(App app) {
        return app.status().state() == AppStatus.State.IN_SERVICE
                || app.status().state() == AppStatus.State.PENDING;
    }

    private static LiveApp of(App app) {
        return new LiveApp(
                app.domainId(),
                app.owner().kind().member,
                app.owner().name(),
                app.type().text,
                app.name(),
                app.status().state().text);
    }
}
