package cloister.identity;

import java.time.Instant;

/**
 * An identity provider that speaks SAML.
 *
 * @param metadata its metadata document as given
 * @param validUntil when the metadata stops to hold
 */
record SamlProvider(
        String id, String name, Instant created, Tags tags, String metadata, Instant validUntil)
        implements Tagged<SamlProvider> {
    static final JsonCodec<SamlProvider> CODEC =
            new JsonCodec<>(SamlProvider::write, SamlProvider::read);

    /** How the names start of providers that IAM Identity Center makes. */
    static final String RESERVED_PREFIX = "AWSSSO_";

    /** Whether only IAM Identity Center may change a provider of that name. */
    static boolean reserved(String name) {
        return EntityKind.key(name).startsWith(EntityKind.key(RESERVED_PREFIX));
    }

    @Override
    public String path() {
        return "/";
    }

    private void write(FieldWriter out) {
        out.text("id", id).text("name", name).time("created", created);
        out.textMap("tags", tags.byKey());
        out.text("metadata", metadata).time("validUntil", validUntil);
    }

    private static SamlProvider read(Fields in) {
        return new SamlProvider(
                in.text("id"),
                in.text("name"),
                in.time("created"),
                new Tags(in.textMap("tags")),
                in.text("metadata"),
                in.time("validUntil"));
    }

    SamlProvider describedBy(SamlMetadata newMetadata) {
        return new SamlProvider(
                id, name, created, tags, newMetadata.document(), newMetadata.validUntil());
    }

    @Override
    public SamlProvider withTags(Tags newTags) {
        return new SamlProvider(id, name, created, newTags, metadata, validUntil);
    }
}
