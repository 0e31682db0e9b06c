package cloister.studio;

import cloister.wire.Struct;

import java.util.Optional;

/** CreatedBy and LastModifiedBy of what experiments are made of. */
final class Authors {
    private Authors() {}

    static Struct created(Struct given, Optional<Actor> actor) {
        return modified(
                Struct.builder().putAll(given).put("CreatedBy", Actor.userContext(actor)).build(),
                actor);
    }

    static Struct modified(Struct properties, Optional<Actor> actor) {
        return Struct.builder()
                .putAll(properties)
                .put("LastModifiedBy", Actor.userContext(actor))
                .build();
    }
}
