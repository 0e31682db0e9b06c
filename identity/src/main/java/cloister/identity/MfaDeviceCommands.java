package cloister.identity;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Operations on virtual MFA devices. */
record MfaDeviceCommands(Account account, MfaDevices devices) implements CommandGroup {
    private static final EntityKind<MfaDevice> KIND = EntityKind.MFA_DEVICE;
    private static final int SEED_BYTES = 40;
    private static final int MOST_PER_USER = 8;

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:CreateVirtualMFADevice", this::create);
        commands.put("iam:DeleteVirtualMFADevice", CommandGroup.quiet(this::delete));
        commands.put("iam:ListVirtualMFADevices", this::listAll);
        commands.put("iam:EnableMFADevice", CommandGroup.quiet(this::enable));
        commands.put("iam:ResyncMFADevice", CommandGroup.quiet(this::resync));
        commands.put("iam:DeactivateMFADevice", CommandGroup.quiet(this::deactivate));
        commands.put("iam:ListMFADevices", this::list);
        commands.put("iam:GetMFADevice", this::get);
    }

    private Struct create(Call call) {
        byte[] seed = UniqueId.random(SEED_BYTES);
        MfaDevice device =
                new MfaDevice(
                                KIND.newId(),
                                call.input().string("VirtualMFADeviceName"),
                                Input.path(call),
                                Input.now(call),
                                Input.tags(call, KIND),
                                Base64.getEncoder().encodeToString(seed),
                                Optional.empty(),
                                Optional.empty(),
                                0)
                        .free();
        account.change(state -> KIND.create(state, device));
        Struct shape =
                Struct.builder()
                        .put("SerialNumber", account.arn(device))
                        .put(
                                "Base32StringSeed",
                                Base32.encode(seed).getBytes(StandardCharsets.UTF_8))
                        .put("Tags", device.tags().present())
                        .build();
        return Struct.builder().put("VirtualMFADevice", shape).build();
    }

    private void delete(Call call) {
        account.change(
                state -> {
                    MfaDevice device = devices.named(state, serialNumber(call));
                    if (device.user().isPresent()) {
                        throw IamError.deleteConflict(
                                "MFA VirtualDevice in use. Must deactivate first.");
                    }
                    KIND.delete(state, device);
                });
    }

    private Struct listAll(Call call) {
        Reader state = account.read();
        String status = call.input().optionalString("AssignmentStatus").orElse("Any");
        return Page.of(
                        call,
                        name ->
                                KIND.after(state, name)
                                        .filter(
                                                device ->
                                                        switch (status) {
                                                            case "Assigned" ->
                                                                    device.user().isPresent();
                                                            case "Unassigned" ->
                                                                    device.user().isEmpty();
                                                            default -> true;
                                                        }),
                        MfaDevice::name)
                .output("VirtualMFADevices", device -> listed(state, device))
                .build();
    }

    private Struct listed(Reader state, MfaDevice device) {
        return Struct.builder()
                .put("SerialNumber", account.arn(device))
                .put("EnableDate", device.enabled())
                .put(
                        "User",
                        device.user()
                                .flatMap(id -> EntityKind.USER.byId(state, id))
                                .map(user -> Shapes.userListed(account, user).build()))
                .build();
    }

    private void enable(Call call) {
        account.change(
                state -> {
                    User user = EntityKind.USER.named(state, call.input().string("UserName"));
                    MfaDevice device = devices.named(state, serialNumber(call));
                    if (device.user().isPresent()) {
                        throw IamError.alreadyExists("MFA Device is already in use.");
                    }
                    if (MfaDevices.of(state, user).size() == MOST_PER_USER) {
                        throw IamError.quota("MFADevicesPerUser", MOST_PER_USER);
                    }
                    long step = setUp(device, call);
                    MfaDevices.give(
                            state, user, device.enabledFor(user.id(), Input.now(call), step));
                });
    }

    private void resync(Call call) {
        account.change(
                state -> {
                    User user = EntityKind.USER.named(state, call.input().string("UserName"));
                    MfaDevice device = devices.of(state, user, serialNumber(call));
                    KIND.update(state, device.used(setUp(device, call)));
                });
    }

    private static long setUp(MfaDevice device, Call call) {
        return Totp.steps(
                        device.seedBytes(),
                        call.input().string("AuthenticationCode1"),
                        call.input().string("AuthenticationCode2"),
                        call.now())
                .orElseThrow(
                        () ->
                                new ApiException(
                                        "InvalidAuthenticationCode",
                                        "Authentication code for device is not valid.",
                                        403));
    }

    private void deactivate(Call call) {
        account.change(
                state -> {
                    User user = Input.user(state, call);
                    MfaDevices.take(state, user, devices.of(state, user, serialNumber(call)));
                });
    }

    private Struct list(Call call) {
        Reader state = account.read();
        User user = Input.user(state, call);
        return Page.of(call, MfaDevices.of(state, user), account::arn)
                .output(
                        "MFADevices",
                        device ->
                                Struct.builder()
                                        .put("UserName", user.name())
                                        .put("SerialNumber", account.arn(device))
                                        .put("EnableDate", device.enabled())
                                        .build())
                .build();
    }

    private Struct get(Call call) {
        Reader state = account.read();
        MfaDevice device = devices.named(state, serialNumber(call));
        Optional<User> user = device.user().flatMap(id -> EntityKind.USER.byId(state, id));
        Optional<String> asked = call.input().optionalString("UserName");
        if (asked.isPresent() && !asked.equals(user.map(User::name))) {
            throw IamError.noSuchEntity("MFA Device invalid for user: " + asked.get());
        }
        return Struct.builder()
                .put("UserName", user.map(User::name))
                .put("SerialNumber", account.arn(device))
                .put("EnableDate", device.enabled())
                .build();
    }

    private static String serialNumber(Call call) {
        return call.input().string("SerialNumber");
    }
}
