package cloister.studio;

import cloister.policy.Arn;
import cloister.store.Reader;

import java.util.List;
import java.util.Optional;

/** The one spelling of an ARN, where SageMaker takes several for the same resource. */
final class CanonicalArn {
    private CanonicalArn() {}

    /** The ARN as SageMaker itself tells it; texts that name nothing of SageMaker's stay. */
    static String of(Reader reader, String text) {
        int nested = text.indexOf("/arn:");
        if (nested >= 0) {
            // Some names may be given as ARNs, and then stand as such in the place of the name.
            return of(reader, text.substring(nested + 1));
        }
        return ResourceName.parse(text)
                .flatMap(name -> resource(reader, name))
                .flatMap(
                        resource ->
                                Arn.parse(text).map(arn -> withResource(arn, resource).toString()))
                .orElse(text);
    }

    private static Optional<String> resource(Reader reader, ResourceName name) {
        return switch (name.type()) {
            case "user-profile",
                    "experiment",
                    "experiment-trial",
                    "experiment-trial-component",
                    "artifact",
                    "context",
                    "action" ->
                    Optional.of(Arns.lower(name.text()));
            case "space" ->
                    Space.find(reader, name)
                            .map(space -> "space/" + space.domainId() + "/" + space.name());
            case "app" -> name.is("app", 4) ? Optional.of(app(reader, name)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String app(Reader reader, ResourceName name) {
        List<String> segments = name.segments();
        String domain = segments.get(0);
        String owner = segments.get(1);
        String spelled =
                UserProfile.TABLE
                        .get(reader, UserProfile.key(name.region(), domain, owner))
                        .map(UserProfile::name)
                        .or(
                                () ->
                                        Space.TABLE
                                                .get(
                                                        reader,
                                                        Space.key(name.region(), domain, owner))
                                                .map(Space::name))
                        .orElse(owner);
        String type = AppType.of(segments.get(2)).map(known -> known.inArn).orElse(segments.get(2));
        return String.join("/", "app", domain, spelled, type, segments.get(3));
    }

    private static Arn withResource(Arn arn, String resource) {
        return new Arn(arn.partition(), arn.service(), arn.region(), arn.account(), resource);
    }
}
