package cloister.identity;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A virtual MFA device. Its serial number is its ARN.
 *
 * @param seed what its codes are made from, in Base64
 * @param user the id of the user it is enabled for
 * @param enabled when it was enabled
 * @param lastStep the step of the last code that was used, which is not taken again
 */
record MfaDevice(
        String id,
        String name,
        String path,
        Instant created,
        Tags tags,
        String seed,
        Optional<String> user,
        Optional<Instant> enabled,
        long lastStep)
        implements Tagged<MfaDevice> {
    static final JsonCodec<MfaDevice> CODEC = new JsonCodec<>(MfaDevice::write, MfaDevice::read);

    private void write(FieldWriter out) {
        out.text("id", id).text("name", name).text("path", path).time("created", created);
        out.textMap("tags", tags.byKey()).text("seed", seed).text("user", user);
        out.time("enabled", enabled).text("lastStep", Long.toString(lastStep));
    }

    private static MfaDevice read(Fields in) {
        return new MfaDevice(
                in.text("id"),
                in.text("name"),
                in.text("path"),
                in.time("created"),
                new Tags(in.textMap("tags")),
                in.text("seed"),
                in.optionalText("user"),
                in.optionalTime("enabled"),
                Long.parseLong(in.text("lastStep")));
    }

    byte[] seedBytes() {
        return Base64.getDecoder().decode(seed);
    }

    MfaDevice enabledFor(String userId, Instant now, long step) {
        return new MfaDevice(
                id, name, path, created, tags, seed, Optional.of(userId), Optional.of(now), step);
    }

    MfaDevice free() {
        return new MfaDevice(
                id, name, path, created, tags, seed, Optional.empty(), Optional.empty(), 0);
    }

    MfaDevice used(long step) {
        return new MfaDevice(id, name, path, created, tags, seed, user, enabled, step);
    }

    @Override
    public MfaDevice withTags(Tags newTags) {
        return new MfaDevice(id, name, path, created, newTags, seed, user, enabled, lastStep);
    }
}
