package cloister.studio;

import cloister.store.Reader;

import java.util.List;
import java.util.Optional;

/**
 * An app of an open Studio.
 *
 * @param status as the API names it: {@code InService}
 */
public record StudioApp(AppLaunch launch, String status, Optional<String> failureReason) {
    static AppOwner owner(StudioSession session) {
        return session.spaceName()
                .map(name -> new AppOwner(AppOwner.Kind.SPACE, name))
                .orElseGet(
                        () -> new AppOwner(AppOwner.Kind.USER_PROFILE, session.userProfileName()));
    }

    static List<StudioApp> of(Reader reader, StudioSession session) {
        AppOwner owner = owner(session);
        String scope = App.scopeOfOwner(session.region(), session.domainId(), owner.name());
        return Apps.all(reader, scope, app -> app.owner().kind() == owner.kind()).stream()
                .map(
                        app ->
                                new StudioApp(
                                        AppLaunch.of(app),
                                        app.status().state().text,
                                        app.status().failureReason()))
                .toList();
    }

    public boolean serves() {
        return status.equals(AppStatus.State.IN_SERVICE.text);
    }

    public boolean starts() {
        return status.equals(AppStatus.State.PENDING.text);
    }
}
