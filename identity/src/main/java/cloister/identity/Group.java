package cloister.identity;

import java.time.Instant;

/** An IAM group. Its members are in {@link Tables#MEMBERS}. */
record Group(String id, String name, String path, Instant created, HeldPolicies policies)
        implements PolicyHolder<Group> {
    static final JsonCodec<Group> CODEC = new JsonCodec<>(Group::write, Group::read);

    private void write(FieldWriter out) {
        out.text("id", id).text("name", name).text("path", path).time("created", created);
        policies.write(out);
    }

    private static Group read(Fields in) {
        return new Group(
                in.text("id"),
                in.text("name"),
                in.text("path"),
                in.time("created"),
                HeldPolicies.read(in));
    }

    Group renamed(String newName, String newPath) {
        return new Group(id, newName, newPath, created, policies);
    }

    @Override
    public Group withPolicies(HeldPolicies newPolicies) {
        return new Group(id, name, path, created, newPolicies);
    }
}
