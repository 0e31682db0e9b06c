package cloister.identity;

import cloister.wire.ApiException;
import cloister.wire.Call;

import java.util.Optional;

/** A second factor that a call brings: the members SerialNumber and TokenCode. */
record MfaProof(Account account, MfaDevices devices) {

    /**
     * Takes the code, if the call brings one.
     *
     * @return whether it does
     * @throws ApiException AccessDenied where the code isn't the caller's, or was used before;
     *     ValidationError where only one of the two members is there
     */
    boolean proved(Call call) {
        Optional<String> serial = call.input().optionalString("SerialNumber");
        Optional<String> code = call.input().optionalString("TokenCode");
        if (serial.isPresent() != code.isPresent()) {
            throw IamError.validation("SerialNumber and TokenCode come together.");
        }
        if (code.isEmpty() || serial.isEmpty()) {
            return false;
        }
        account.change(
                state -> {
                    User user =
                            EntityKind.USER
                                    .byId(state, call.caller().userId())
                                    .orElseThrow(
                                            () ->
                                                    IamError.accessDenied(
                                                            "Only IAM users have MFA devices."));
                    devices.use(state, user, serial.get(), code.get(), call.now());
                });
        return true;
    }
}
