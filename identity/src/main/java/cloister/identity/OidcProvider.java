package cloister.identity;

import java.time.Instant;
import java.util.List;

/**
 * An identity provider that speaks OpenID Connect.
 *
 * @param name its URL without the scheme, as it stands in its ARN
 * @param clientIds whom its tokens may be meant for
 * @param thumbprints of the certificates that its host may show
 */
record OidcProvider(
        String id,
        String name,
        Instant created,
        Tags tags,
        List<String> clientIds,
        List<String> thumbprints)
        implements Tagged<OidcProvider> {
    static final JsonCodec<OidcProvider> CODEC =
            new JsonCodec<>(OidcProvider::write, OidcProvider::read);

    OidcProvider {
        clientIds = List.copyOf(clientIds);
        thumbprints = List.copyOf(thumbprints);
    }

    /** What the provider of a URL is called: the URL without its scheme and a slash at its end. */
    static String name(String url) {
        String name = url.replaceFirst("^https?://", "");
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    @Override
    public String path() {
        return "/";
    }

    private void write(FieldWriter out) {
        out.text("id", id).text("name", name).time("created", created);
        out.textMap("tags", tags.byKey());
        out.texts("clientIds", clientIds).texts("thumbprints", thumbprints);
    }

    private static OidcProvider read(Fields in) {
        return new OidcProvider(
                in.text("id"),
                in.text("name"),
                in.time("created"),
                new Tags(in.textMap("tags")),
                in.texts("clientIds"),
                in.texts("thumbprints"));
    }

    OidcProvider accepting(List<String> newClientIds) {
        return new OidcProvider(id, name, created, tags, newClientIds, thumbprints);
    }

    OidcProvider shownBy(List<String> newThumbprints) {
        return new OidcProvider(id, name, created, tags, clientIds, newThumbprints);
    }

    @Override
    public OidcProvider withTags(Tags newTags) {
        return new OidcProvider(id, name, created, newTags, clientIds, thumbprints);
    }
}
