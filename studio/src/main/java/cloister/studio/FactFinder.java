package cloister.studio;

import cloister.store.Reader;

import java.util.Optional;

/** Finds the facts about a resource by its ARN. */
record FactFinder(Reader reader, Arns arns) {
    /**
     * The facts; empty where there is no such resource. For an app its owner is enough, so that
     * they are known before the app is created.
     */
    Optional<ResourceFacts> find(String arn) {
        return ResourceName.parse(arn).flatMap(this::find);
    }

    private Optional<ResourceFacts> find(ResourceName name) {
        return switch (name.type()) {
            case "domain" ->
                    name.is("domain", 1)
                            ? domain(name, name.segments().getFirst()).map(FactFinder::ofDomain)
                            : Optional.empty();
            case "user-profile" ->
                    UserProfile.find(reader, name).flatMap(profile -> ofProfile(name, profile));
            case "space" -> Space.find(reader, name).flatMap(space -> ofSpace(name, space));
            case "experiment-trial" ->
                    Trial.TABLE
                            .get(reader, Trial.key(name.region(), name.segments().getLast()))
                            .map(this::ofTrial);
            case "app" -> name.is("app", 4) ? ofApp(name) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Domain> domain(ResourceName name, String id) {
        return Domain.TABLE.get(reader, Domain.key(name.region(), id));
    }

    private static ResourceFacts ofDomain(Domain domain) {
        return new ResourceFacts(
                Optional.of(domain.id()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                domain.defaultUserSettings()
                        .flatMap(settings -> settings.optionalString("ExecutionRole")));
    }

    private Optional<ResourceFacts> ofProfile(ResourceName name, UserProfile profile) {
        return domain(name, profile.domainId())
                .map(
                        domain ->
                                new ResourceFacts(
                                        Optional.of(domain.id()),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        AppSettings.ofProfile(domain, profile).executionRole()));
    }

    private Optional<ResourceFacts> ofSpace(ResourceName name, Space space) {
        return domain(name, space.domainId())
                .map(
                        domain ->
                                new ResourceFacts(
                                        Optional.of(domain.id()),
                                        space.owner()
                                                .map(
                                                        owner ->
                                                                arns.userProfile(
                                                                        space.region(),
                                                                        space.domainId(),
                                                                        owner)),
                                        space.sharingType(),
                                        Optional.empty(),
                                        AppSettings.ofSpace(reader, arns, domain, space)
                                                .executionRole()));
    }

    private ResourceFacts ofTrial(Trial trial) {
        return new ResourceFacts(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(arns.experiment(trial.region(), trial.experimentName())),
                Optional.empty());
    }

    private Optional<ResourceFacts> ofApp(ResourceName name) {
        String domainId = name.segments().get(0);
        String owner = name.segments().get(1);
        Optional<UserProfile> profile =
                UserProfile.TABLE.get(reader, UserProfile.key(name.region(), domainId, owner));
        return profile.isPresent()
                ? ofProfile(name, profile.get())
                : Space.TABLE
                        .get(reader, Space.key(name.region(), domainId, owner))
                        .flatMap(space -> ofSpace(name, space));
    }
}
