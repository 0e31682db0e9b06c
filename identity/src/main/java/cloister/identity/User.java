package cloister.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An IAM user.
 *
 * @param groups ids of its groups, in the order it joined them
 * @param accessKeys ids of its access keys, oldest first
 */
record User(
        String id,
        String name,
        String path,
        Instant created,
        Tags tags,
        Optional<String> boundary,
        HeldPolicies policies,
        List<String> groups,
        List<String> accessKeys)
        implements Bounded<User>, PolicyHolder<User>, Tagged<User> {
    static final JsonCodec<User> CODEC = new JsonCodec<>(User::write, User::read);

    User {
        groups = List.copyOf(groups);
        accessKeys = List.copyOf(accessKeys);
    }

    private void write(FieldWriter out) {
        out.text("id", id).text("name", name).text("path", path).time("created", created);
        out.textMap("tags", tags.byKey()).text("boundary", boundary);
        policies.write(out);
        out.texts("groups", groups).texts("accessKeys", accessKeys);
    }

    private static User read(Fields in) {
        return new User(
                in.text("id"),
                in.text("name"),
                in.text("path"),
                in.time("created"),
                new Tags(in.textMap("tags")),
                in.optionalText("boundary"),
                HeldPolicies.read(in),
                in.texts("groups"),
                in.texts("accessKeys"));
    }

    User renamed(String newName, String newPath) {
        return new User(
                id, newName, newPath, created, tags, boundary, policies, groups, accessKeys);
    }

    User withGroups(List<String> newGroups) {
        return new User(id, name, path, created, tags, boundary, policies, newGroups, accessKeys);
    }

    User withAccessKeys(List<String> newKeys) {
        return new User(id, name, path, created, tags, boundary, policies, groups, newKeys);
    }

    @Override
    public User withTags(Tags newTags) {
        return new User(id, name, path, created, newTags, boundary, policies, groups, accessKeys);
    }

    @Override
    public User withBoundary(Optional<String> newBoundary) {
        return new User(id, name, path, created, tags, newBoundary, policies, groups, accessKeys);
    }

    @Override
    public User withPolicies(HeldPolicies newPolicies) {
        return new User(id, name, path, created, tags, boundary, newPolicies, groups, accessKeys);
    }
}
