package cloister.identity;

/** The id of an entity, where an index leads to it. */
record Reference(String id) {
    static final JsonCodec<Reference> CODEC =
            new JsonCodec<>((to, out) -> out.text("id", to.id), in -> new Reference(in.text("id")));
}
