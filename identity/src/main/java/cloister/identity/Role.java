package cloister.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * An IAM role.
 *
 * @param maxSessionDuration seconds
 * @param trust who may assume it
 */
record Role(
        String id,
        String name,
        String path,
        Instant created,
        Optional<String> description,
        int maxSessionDuration,
        Tags tags,
        Optional<String> boundary,
        HeldPolicies policies,
        TrustPolicy trust)
        implements Bounded<Role>, PolicyHolder<Role>, Tagged<Role> {
    static final JsonCodec<Role> CODEC = new JsonCodec<>(Role::write, Role::read);

    /** Where roles live that a service made for itself. */
    static final String SERVICE_PATH = "/aws-service-role/";

    /** Where roles live that AWS alone may change. */
    static final String RESERVED_PATH = "/aws-reserved/";

    private void write(FieldWriter out) {
        out.text("id", id).text("name", name).text("path", path).time("created", created);
        out.text("description", description).number("maxSessionDuration", maxSessionDuration);
        out.textMap("tags", tags.byKey()).text("boundary", boundary);
        policies.write(out);
        out.child("trust", trust::write);
    }

    private static Role read(Fields in) {
        return new Role(
                in.text("id"),
                in.text("name"),
                in.text("path"),
                in.time("created"),
                in.optionalText("description"),
                in.number("maxSessionDuration"),
                new Tags(in.textMap("tags")),
                in.optionalText("boundary"),
                HeldPolicies.read(in),
                TrustPolicy.read(in.child("trust")));
    }

    boolean serviceLinked() {
        return path.startsWith(SERVICE_PATH);
    }

    /** Whether only a service may change it. */
    boolean unmodifiable() {
        return serviceLinked() || path.startsWith(RESERVED_PATH);
    }

    Role described(Optional<String> newDescription, int newMaxSessionDuration) {
        return new Role(
                id,
                name,
                path,
                created,
                newDescription,
                newMaxSessionDuration,
                tags,
                boundary,
                policies,
                trust);
    }

    Role trusting(TrustPolicy newTrust) {
        return with(tags, boundary, policies, newTrust);
    }

    @Override
    public Role withTags(Tags newTags) {
        return with(newTags, boundary, policies, trust);
    }

    @Override
    public Role withBoundary(Optional<String> newBoundary) {
        return with(tags, newBoundary, policies, trust);
    }

    @Override
    public Role withPolicies(HeldPolicies newPolicies) {
        return with(tags, boundary, newPolicies, trust);
    }

    private Role with(
            Tags newTags,
            Optional<String> newBoundary,
            HeldPolicies newPolicies,
            TrustPolicy newTrust) {
        return new Role(
                id,
                name,
                path,
                created,
                description,
                maxSessionDuration,
                newTags,
                newBoundary,
                newPolicies,
                newTrust);
    }
}
