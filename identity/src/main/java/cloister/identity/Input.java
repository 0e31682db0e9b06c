package cloister.identity;

import cloister.store.Reader;
import cloister.wire.Call;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What several operations read from a call in the same way. */
final class Input {
    private Input() {}

    static String path(Call call) {
        return call.input().optionalString("Path").orElse("/");
    }

    static boolean under(Call call, Entity entity) {
        return entity.path().startsWith(call.input().optionalString("PathPrefix").orElse("/"));
    }

    /** When the request came, in whole seconds as IAM keeps dates. */
    static Instant now(Call call) {
        return call.now().truncatedTo(ChronoUnit.SECONDS);
    }

    static Tags tags(Call call, EntityKind<?> kind) {
        return Tags.of(call.input().structs("Tags")).within(kind.word());
    }

    /**
     * The user that the call names, or else the one who makes it.
     *
     * @throws cloister.wire.ApiException NoSuchEntity, or ValidationError where no user makes it
     */
    static User user(Reader state, Call call) {
        return call.input()
                .optionalString("UserName")
                .map(name -> EntityKind.USER.named(state, name))
                .or(() -> EntityKind.USER.byId(state, call.caller().userId()))
                .orElseThrow(
                        () ->
                                IamError.validation(
                                        "Must specify userName when calling with non-User"
                                                + " credentials"));
    }
}
