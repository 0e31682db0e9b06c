package cloister.identity;

import cloister.wire.Struct;

import java.time.Instant;
import java.util.Optional;

/**
 * An account's instance of IAM Identity Center, with the identity store that is its directory.
 *
 * @param id {@code ssoins-} and 16 digits
 * @param storeId {@code d-} and 10 digits
 */
record CenterInstance(
        String id, String storeId, Optional<String> name, Tags tags, Instant created) {
    static final JsonCodec<CenterInstance> CODEC =
            new JsonCodec<>(CenterInstance::write, CenterInstance::read);

    private void write(FieldWriter out) {
        out.text("id", id).text("store", storeId).text("name", name).time("created", created);
        out.textMap("tags", tags.byKey());
    }

    private static CenterInstance read(Fields in) {
        return new CenterInstance(
                in.text("id"),
                in.text("store"),
                in.optionalText("name"),
                new Tags(in.textMap("tags")),
                in.time("created"));
    }

    String arn() {
        return "arn:aws:sso:::instance/" + id;
    }

    CenterInstance named(String newName) {
        return new CenterInstance(id, storeId, Optional.of(newName), tags, created);
    }

    CenterInstance tagged(Tags newTags) {
        return new CenterInstance(id, storeId, name, newTags, created);
    }

    Struct shape(Account account) {
        return Struct.builder()
                .put("InstanceArn", arn())
                .put("IdentityStoreId", storeId)
                .put("OwnerAccountId", account.id())
                .put("Name", name)
                .put("CreatedDate", created)
                .put("Status", "ACTIVE")
                .build();
    }
}
