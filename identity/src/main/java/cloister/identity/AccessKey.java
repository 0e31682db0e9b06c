package cloister.identity;

import java.time.Instant;

/** A user's long-term access key. */
record AccessKey(String id, String userId, String secret, boolean active, Instant created) {
    static final JsonCodec<AccessKey> CODEC = new JsonCodec<>(AccessKey::write, AccessKey::read);

    private void write(FieldWriter out) {
        out.text("id", id).text("userId", userId).text("secret", secret);
        out.flag("active", active).time("created", created);
    }

    private static AccessKey read(Fields in) {
        return new AccessKey(
                in.text("id"),
                in.text("userId"),
                in.text("secret"),
                in.flag("active"),
                in.time("created"));
    }

    AccessKey activated(boolean nowActive) {
        return new AccessKey(id, userId, secret, nowActive, created);
    }

    String status() {
        return active ? "Active" : "Inactive";
    }
}
