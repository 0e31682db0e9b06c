package cloister.studio;

import cloister.store.Reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which tags a new resource takes over. Apps have those of their domain and user profile. Where the
 * domain's TagPropagation is ENABLED, a space's go to its apps, and those of domain and user
 * profile to all that is created in a Studio (developer guide, Custom tag propagation).
 */
final class TagInheritance {
    private TagInheritance() {}

    /** The tags of a new app, given those of the request. */
    static Map<String, String> ofApp(
            Reader reader, Domain domain, AppSettings settings, Map<String, String> own) {
        List<Map<String, String>> layers = new ArrayList<>();
        Tags.of(reader, domain.arn()).ifPresent(layers::add);
        settings.people().flatMap(profile -> Tags.of(reader, profile.arn())).ifPresent(layers::add);
        if (domain.propagatesTags()) {
            settings.space().flatMap(space -> Tags.of(reader, space.arn())).ifPresent(layers::add);
        }
        layers.add(own);
        return Tags.layered(layers);
    }

    /** The tags of a resource that the actor creates, given those of the request. */
    static Map<String, String> inStudio(
            Reader reader, String region, Optional<Actor> actor, Map<String, String> own) {
        Optional<Domain> domain =
                actor.flatMap(
                                there ->
                                        Domain.TABLE.get(
                                                reader, Domain.key(region, there.domainId())))
                        .filter(Domain::propagatesTags);
        if (domain.isEmpty()) {
            return own;
        }
        List<Map<String, String>> layers = new ArrayList<>();
        Tags.of(reader, domain.get().arn()).ifPresent(layers::add);
        Tags.of(reader, actor.orElseThrow().userProfileArn()).ifPresent(layers::add);
        layers.add(own);
        return Tags.layered(layers);
    }
}
