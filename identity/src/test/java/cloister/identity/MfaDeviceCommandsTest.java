package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.Struct;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

final class MfaDeviceCommandsTest {
    private static final String SERIAL = "arn:aws:iam::123456789012:mfa/phone";
    private final TestAccount account = new TestAccount();
    private final Credential ana = account.user("ana");
    private byte[] seed = new byte[0];

    @BeforeEach
    void aDevice() {
        account.call("iam:CreateVirtualMFADevice", "VirtualMFADeviceName", "phone");
        seed = EntityKind.MFA_DEVICE.named(account.store.read(), "phone").seedBytes();
    }

    @Test
    void codes_are_those_of_the_standard() {
        byte[] standard = "12345678901234567890".getBytes(StandardCharsets.UTF_8);
        assertThat(code(standard, 59)).isEqualTo("287082");
        assertThat(code(standard, 1_111_111_109)).isEqualTo("081804");
        assertThat(code(standard, 20_000_000_000L)).isEqualTo("353130");
    }

    @Test
    void a_seed_is_told_once_in_base_32() {
        Struct device =
                account.get(
                        "VirtualMFADevice",
                        "iam:CreateVirtualMFADevice",
                        "VirtualMFADeviceName",
                        "other");
        assertThat(
                        new String(
                                (byte[]) device.get("Base32StringSeed").orElseThrow(),
                                StandardCharsets.UTF_8))
                .matches("[A-Z2-7]{64}");
        assertThat(account.call("iam:ListVirtualMFADevices").structs("VirtualMFADevices"))
                .hasSize(2)
                .allSatisfy(listed -> assertThat(listed.has("Base32StringSeed")).isFalse());
        assertThat(Base32.encode(Base64.getDecoder().decode("Zm9vYmE="))).isEqualTo("MZXW6YTB");
    }

    @Test
    void a_device_is_enabled_by_two_codes_in_a_row() {
        account.refuses(
                "InvalidAuthenticationCode",
                "Authentication code for device is not valid.",
                "iam:EnableMFADevice",
                "UserName",
                "ana",
                "SerialNumber",
                SERIAL,
                "AuthenticationCode1",
                codeAt(0),
                "AuthenticationCode2",
                codeAt(0));
        enable();
        assertThat(account.call("iam:ListMFADevices", "UserName", "ana").structs("MFADevices"))
                .extracting(device -> device.string("SerialNumber"))
                .containsExactly(SERIAL);
        assertThat(
                        account.call("iam:ListVirtualMFADevices", "AssignmentStatus", "Unassigned")
                                .structs("VirtualMFADevices"))
                .isEmpty();
        account.refuses(
                "DeleteConflict",
                "MFA VirtualDevice in use. Must deactivate first.",
                "iam:DeleteVirtualMFADevice",
                "SerialNumber",
                SERIAL);
        account.call("iam:DeactivateMFADevice", "UserName", "ana", "SerialNumber", SERIAL);
        account.call("iam:DeleteVirtualMFADevice", "SerialNumber", SERIAL);
    }

    @Test
    void a_session_made_with_a_code_has_proved_a_second_factor() {
        enable();
        account.actAs(ana);
        account.now = TestAccount.START.plus(Duration.ofMinutes(5));
        Struct output =
                account.call("sts:GetSessionToken", "SerialNumber", SERIAL, "TokenCode", codeAt(0));
        account.now = account.now.plusSeconds(90);
        Credential session = account.credential(output);
        assertThat(session.contextKeys())
                .containsEntry("aws:MultiFactorAuthPresent", List.of("true"))
                .containsEntry("aws:MultiFactorAuthAge", List.of("90"));
        account.actAs(session);
        account.call("iam:ListUsers");
    }

    @Test
    void a_code_counts_once_and_only_for_its_user() {
        enable();
        account.actAs(account.user("bob"));
        account.now = TestAccount.START.plus(Duration.ofMinutes(5));
        String code = codeAt(0);
        refuses(code);
        account.actAs(ana);
        assertThat(account.identity.provesMfa(ana.caller(), SERIAL, code, account.now)).isTrue();
        account.call("sts:GetSessionToken", "SerialNumber", SERIAL, "TokenCode", code);
        refuses(code);
        assertThat(account.identity.provesMfa(ana.caller(), SERIAL, code, account.now)).isFalse();
        refuses(codeAt(3));
    }

    @Test
    void a_user_with_a_device_is_not_deleted() {
        enable();
        account.call(
                "iam:DeleteAccessKey",
                "UserName",
                "ana",
                "AccessKeyId",
                ana.caller().accessKeyId());
        account.refuses(
                "DeleteConflict",
                "Cannot delete entity, must delete MFA device first.",
                "iam:DeleteUser",
                "UserName",
                "ana");
    }

    private void enable() {
        account.call(
                "iam:EnableMFADevice",
                "UserName",
                "ana",
                "SerialNumber",
                SERIAL,
                "AuthenticationCode1",
                codeAt(-1),
                "AuthenticationCode2",
                codeAt(0));
    }

    private void refuses(String code) {
        account.refuses(
                "AccessDenied",
                "MultiFactorAuthentication failed with invalid MFA one time pass code.",
                "sts:GetSessionToken",
                "SerialNumber",
                SERIAL,
                "TokenCode",
                code);
    }

    /** The code that the device shows so many steps from now. */
    private String codeAt(int steps) {
        return Totp.code(seed, Totp.step(account.now) + steps);
    }

    private static String code(byte[] key, long second) {
        return Totp.code(key, Totp.step(Instant.ofEpochSecond(second)));
    }
}
