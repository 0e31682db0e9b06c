package cloister.identity;

import cloister.wire.Struct;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A permission set: what whoever it is assigned to may do in an account, as a role that is made
 * there.
 *
 * @param id {@code ps-} and 16 digits
 * @param instance the instance's id
 * @param sessionDuration how long sessions of its roles last, an hour to twelve
 * @param revision counts the changes that roles made of it before don't have
 */
record PermissionSet(
        String id,
        String instance,
        String name,
        Optional<String> description,
        Optional<String> relayState,
        Duration sessionDuration,
        Instant created,
        Tags tags,
        PermissionSetPolicies policies,
        int revision) {
    static final JsonCodec<PermissionSet> CODEC =
            new JsonCodec<>(PermissionSet::write, PermissionSet::read);

    private void write(FieldWriter out) {
        out.text("id", id).text("instance", instance).text("name", name).time("created", created);
        out.text("description", description).text("relayState", relayState);
        out.text("sessionDuration", sessionDuration.toString()).number("revision", revision);
        out.textMap("tags", tags.byKey());
        policies.write(out);
    }

    private static PermissionSet read(Fields in) {
        return new PermissionSet(
                in.text("id"),
                in.text("instance"),
                in.text("name"),
                in.optionalText("description"),
                in.optionalText("relayState"),
                Duration.parse(in.text("sessionDuration")),
                in.time("created"),
                new Tags(in.textMap("tags")),
                PermissionSetPolicies.read(in),
                in.number("revision"));
    }

    String arn() {
        return arn(instance, id);
    }

    static String arn(String instance, String id) {
        return "arn:aws:sso:::permissionSet/" + instance + "/" + id;
    }

    PermissionSet tagged(Tags newTags) {
        return new PermissionSet(
                id,
                instance,
                name,
                description,
                relayState,
                sessionDuration,
                created,
                newTags,
                policies,
                revision);
    }

    /** Its next revision, with other policies. */
    PermissionSet holding(PermissionSetPolicies newPolicies) {
        return new PermissionSet(
                id,
                instance,
                name,
                description,
                relayState,
                sessionDuration,
                created,
                tags,
                newPolicies,
                revision + 1);
    }

    /** Its next revision, described otherwise. */
    PermissionSet described(
            Optional<String> newDescription, Optional<String> newRelayState, Duration duration) {
        return new PermissionSet(
                id,
                instance,
                name,
                newDescription,
                newRelayState,
                duration,
                created,
                tags,
                policies,
                revision + 1);
    }

    Struct shape() {
        return Struct.builder()
                .put("Name", name)
                .put("PermissionSetArn", arn())
                .put("Description", description)
                .put("CreatedDate", created)
                .put("SessionDuration", sessionDuration.toString())
                .put("RelayState", relayState)
                .build();
    }
}
