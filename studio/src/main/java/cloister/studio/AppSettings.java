package cloister.studio;

import cloister.store.Reader;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settings that hold for an app: those of its user profile or space before the domain's.
 *
 * @param layers UserSettings, SpaceSettings and the domain's defaults, the domain's first
 * @param people the user profile that the app works for: the owner of a private space, too
 * @param space the space that the app belongs to
 */
record AppSettings(List<Struct> layers, Optional<UserProfile> people, Optional<Space> space) {
    /**
     * @throws cloister.wire.ApiException ResourceNotFound where the owner doesn't exist
     */
    static AppSettings of(Reader reader, Arns arns, Domain domain, AppOwner owner) {
        return switch (owner.kind()) {
            case USER_PROFILE ->
                    ofProfile(
                            domain,
                            UserProfile.require(
                                    reader, arns, domain.region(), domain.id(), owner.name()));
            case SPACE ->
                    ofSpace(
                            reader,
                            arns,
                            domain,
                            Space.require(
                                    reader, arns, domain.region(), domain.id(), owner.name()));
        };
    }

    static AppSettings ofProfile(Domain domain, UserProfile profile) {
        List<Struct> layers = new ArrayList<>();
        domain.defaultUserSettings().ifPresent(layers::add);
        profile.userSettings().ifPresent(layers::add);
        return new AppSettings(layers, Optional.of(profile), Optional.empty());
    }

    static AppSettings ofSpace(Reader reader, Arns arns, Domain domain, Space space) {
        if (!space.isPrivate()) {
            List<Struct> layers = new ArrayList<>();
            domain.settings().optionalStruct("DefaultSpaceSettings").ifPresent(layers::add);
            space.spaceSettings().ifPresent(layers::add);
            return new AppSettings(layers, Optional.empty(), Optional.of(space));
        }
        UserProfile owner =
                UserProfile.require(
                        reader, arns, domain.region(), domain.id(), space.owner().orElseThrow());
        List<Struct> layers = new ArrayList<>(ofProfile(domain, owner).layers());
        space.spaceSettings().ifPresent(layers::add);
        return new AppSettings(layers, Optional.of(owner), Optional.of(space));
    }

    /** The owner, by its own spelling of its name. */
    AppOwner owner() {
        return space.map(owner -> new AppOwner(AppOwner.Kind.SPACE, owner.name()))
                .orElseGet(
                        () ->
                                new AppOwner(
                                        AppOwner.Kind.USER_PROFILE, people.orElseThrow().name()));
    }

    /** The role that an app works with. */
    Optional<String> executionRole() {
        return layers.reversed().stream()
                .flatMap(layer -> layer.optionalString("ExecutionRole").stream())
                .findFirst();
    }

    /**
     * What the app's runtime needs to know: HomeUid, UserProfileArn, SourceIdentity, IdleMinutes.
     */
    Struct forRuntime(Domain domain, AppType type) {
        return Struct.builder()
                .put("HomeUid", space.map(Space::uid).orElseGet(() -> people.orElseThrow().uid()))
                .put("UserProfileArn", people.map(UserProfile::arn))
                .put("SourceIdentity", sourceIdentity(domain))
                .put("IdleMinutes", IdleShutdown.minutes(layers, type))
                .build();
    }

    /**
     * The source identity of the role's sessions: the user profile's name, where the domain wants
     * it (API reference, ExecutionRoleIdentityConfig).
     */
    Optional<String> sourceIdentity(Domain domain) {
        return domain.settings()
                .optionalStruct("DomainSettings")
                .flatMap(config -> config.optionalString("ExecutionRoleIdentityConfig"))
                .filter("USER_PROFILE_NAME"::equals)
                .flatMap(wanted -> people)
                .map(UserProfile::name);
    }

    /** The ResourceSpec of an app, whose request may name parts of it. */
    Struct resourceSpec(AppType type, Optional<Struct> requested) {
        List<Struct> specs = new ArrayList<>();
        for (Struct layer : layers) {
            layer.optionalStruct(type.settings)
                    .flatMap(settings -> settings.optionalStruct("DefaultResourceSpec"))
                    .ifPresent(specs::add);
        }
        requested.ifPresent(specs::add);
        Struct.Builder spec = Struct.builder();
        specs.forEach(spec::putAll);
        return withoutNone(spec.build());
    }

    /** The value None takes back what a layer below says (API reference, ResourceSpec). */
    private static Struct withoutNone(Struct spec) {
        Struct.Builder kept = Struct.builder();
        spec.members()
                .forEach(
                        (name, value) -> {
                            if (!value.equals("None")) {
                                kept.put(name, value);
                            }
                        });
        return kept.build();
    }
}
