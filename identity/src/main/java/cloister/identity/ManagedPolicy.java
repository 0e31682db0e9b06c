package cloister.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * A managed policy of the account's own. Its documents are in {@link Tables#POLICY_VERSIONS}.
 *
 * @param updated when a version was made or the default one chosen
 * @param defaultVersion the number of the version in force
 * @param latestVersion the highest number a version ever had
 */
record ManagedPolicy(
        String id,
        String name,
        String path,
        Instant created,
        Optional<String> description,
        Instant updated,
        int defaultVersion,
        int latestVersion,
        Tags tags)
        implements Tagged<ManagedPolicy> {
    static final JsonCodec<ManagedPolicy> CODEC =
            new JsonCodec<>(ManagedPolicy::write, ManagedPolicy::read);

    private void write(FieldWriter out) {
        out.text("id", id).text("name", name).text("path", path).time("created", created);
        out.text("description", description).time("updated", updated);
        out.number("defaultVersion", defaultVersion).number("latestVersion", latestVersion);
        out.textMap("tags", tags.byKey());
    }

    private static ManagedPolicy read(Fields in) {
        return new ManagedPolicy(
                in.text("id"),
                in.text("name"),
                in.text("path"),
                in.time("created"),
                in.optionalText("description"),
                in.time("updated"),
                in.number("defaultVersion"),
                in.number("latestVersion"),
                new Tags(in.textMap("tags")));
    }

    ManagedPolicy versioned(int newDefault, int newLatest, Instant now) {
        return new ManagedPolicy(
                id, name, path, created, description, now, newDefault, newLatest, tags);
    }

    @Override
    public ManagedPolicy withTags(Tags newTags) {
        return new ManagedPolicy(
                id,
                name,
                path,
                created,
                description,
                updated,
                defaultVersion,
                latestVersion,
                newTags);
    }
}
