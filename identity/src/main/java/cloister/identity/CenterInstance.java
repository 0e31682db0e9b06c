package cloister.identity;

import cloister.wire.Struct;

import java.time.Instant;
import java.util.Optional;

/**
 * An account's instance of IAM Identity Center, with the identity store that is its directory.
 *
 * @param id {@code ssoins-} and 16 digits
 * @param storeId {@code d-} and 10 digits
 * @param region where it was made, which the paths of its roles tell
 */
record CenterInstance(
        String id,
        String storeId,
        String region,
        Optional<String> name,
        Tags tags,
        Instant created) {
    static final JsonCodec<CenterInstance> CODEC =
            new JsonCodec<>(CenterInstance::write, CenterInstance::read);

    /** The region that role paths leave out. */
    private static final String DEFAULT_REGION = "us-east-1";

    private void write(FieldWriter out) {
        out.text("id", id).text("store", storeId).text("region", region).text("name", name);
        out.time("created", created);
        out.textMap("tags", tags.byKey());
    }

    private static CenterInstance read(Fields in) {
        return new CenterInstance(
                in.text("id"),
                in.text("store"),
                in.optionalText("region").orElse(DEFAULT_REGION),
                in.optionalText("name"),
                new Tags(in.textMap("tags")),
                in.time("created"));
    }

    String arn() {
        return "arn:aws:sso:::instance/" + id;
    }

    /** Where its roles live. */
    String rolePath() {
        return Role.RESERVED_PATH
                + "sso.amazonaws.com/"
                + (region.equals(DEFAULT_REGION) ? "" : region + "/");
    }

    /** The name of the SAML provider that its roles trust. */
    String providerName() {
        return SamlProvider.RESERVED_PREFIX + id.substring("ssoins-".length()) + "_DO_NOT_DELETE";
    }

    CenterInstance named(String newName) {
        return new CenterInstance(id, storeId, region, Optional.of(newName), tags, created);
    }

    CenterInstance tagged(Tags newTags) {
        return new CenterInstance(id, storeId, region, name, newTags, created);
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
