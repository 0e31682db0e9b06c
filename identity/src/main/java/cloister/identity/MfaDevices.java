package cloister.identity;

import cloister.store.Reader;
import cloister.store.Transaction;
import cloister.wire.ApiException;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** MFA devices, whose they are, and whether a code is one of theirs. */
record MfaDevices(Account account) {
    private static final EntityKind<MfaDevice> KIND = EntityKind.MFA_DEVICE;

    /**
     * The device with a serial number.
     *
     * @throws ApiException NoSuchEntity
     */
    MfaDevice named(Reader state, String serialNumber) {
        return KIND.byArn(state, account, serialNumber)
                .orElseThrow(
                        () ->
                                IamError.noSuchEntity(
                                        "VirtualMFADevice with serial number "
                                                + serialNumber
                                                + " doesn't exist."));
    }

    /**
     * A user's device with a serial number.
     *
     * @throws ApiException NoSuchEntity
     */
    MfaDevice of(Reader state, User user, String serialNumber) {
        return KIND.byArn(state, account, serialNumber)
                .filter(device -> device.user().filter(user.id()::equals).isPresent())
                .orElseThrow(
                        () ->
                                IamError.noSuchEntity(
                                        "MFA Device invalid for user: " + serialNumber));
    }

    static List<MfaDevice> of(Reader state, User user) {
        try (Stream<Reader.Entry<Reference>> rows =
                state.scan(Tables.USER_MFA_DEVICES, user.id() + " ")) {
            return rows.flatMap(to -> KIND.byId(state, to.value().id()).stream()).toList();
        }
    }

    static void give(Transaction state, User user, MfaDevice device) {
        KIND.update(state, device);
        state.put(Tables.USER_MFA_DEVICES, key(user, device), new Reference(device.id()));
    }

    static void take(Transaction state, User user, MfaDevice device) {
        KIND.update(state, device.free());
        state.delete(Tables.USER_MFA_DEVICES, key(user, device));
    }

    /** Whether a code that wasn't used yet is the one that a user's device shows now. */
    boolean proves(Reader state, User user, String serialNumber, String code, Instant now) {
        return KIND.byArn(state, account, serialNumber)
                .filter(device -> device.user().filter(user.id()::equals).isPresent())
                .filter(device -> step(device, code, now).isPresent())
                .isPresent();
    }

    /**
     * Takes a code that a user's device shows now; it isn't taken twice.
     *
     * @throws ApiException AccessDenied
     */
    void use(Transaction state, User user, String serialNumber, String code, Instant now) {
        if (!proves(state, user, serialNumber, code, now)) {
            throw IamError.accessDenied(
                    "MultiFactorAuthentication failed with invalid MFA one time pass code.");
        }
        MfaDevice device = of(state, user, serialNumber);
        KIND.update(state, device.used(step(device, code, now).orElseThrow()));
    }

    private static OptionalLong step(MfaDevice device, String code, Instant now) {
        return Totp.step(device.seedBytes(), code, now, device.lastStep());
    }

    private static String key(User user, MfaDevice device) {
        return user.id() + " " + EntityKind.key(device.name());
    }
}
