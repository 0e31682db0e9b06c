package cloister.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * An instance profile: what lends a role to a machine.
 *
 * @param role the id of the role in it
 */
record InstanceProfile(
        String id, String name, String path, Instant created, Tags tags, Optional<String> role)
        implements Tagged<InstanceProfile> {
    static final JsonCodec<InstanceProfile> CODEC =
            new JsonCodec<>(InstanceProfile::write, InstanceProfile::read);

    private void write(FieldWriter out) {
        out.text("id", id).text("name", name).text("path", path).time("created", created);
        out.textMap("tags", tags.byKey()).text("role", role);
    }

    private static InstanceProfile read(Fields in) {
        return new InstanceProfile(
                in.text("id"),
                in.text("name"),
                in.text("path"),
                in.time("created"),
                new Tags(in.textMap("tags")),
                in.optionalText("role"));
    }

    InstanceProfile holding(Optional<String> newRole) {
        return new InstanceProfile(id, name, path, created, tags, newRole);
    }

    @Override
    public InstanceProfile withTags(Tags newTags) {
        return new InstanceProfile(id, name, path, created, newTags, role);
    }
}
