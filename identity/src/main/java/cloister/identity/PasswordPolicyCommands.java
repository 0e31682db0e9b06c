package cloister.identity;

import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.Map;
import java.util.Optional;

/** Operations on the account's password policy. */
record PasswordPolicyCommands(Account account) implements CommandGroup {
    private static final int DEFAULT_LENGTH = 6;

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:UpdateAccountPasswordPolicy", CommandGroup.quiet(this::update));
        commands.put("iam:GetAccountPasswordPolicy", this::get);
        commands.put("iam:DeleteAccountPasswordPolicy", CommandGroup.quiet(this::delete));
    }

    /** What isn't named goes back to its default, as on AWS. */
    private void update(Call call) {
        PasswordPolicy policy =
                new PasswordPolicy(
                        call.input().optionalInt("MinimumPasswordLength").orElse(DEFAULT_LENGTH),
                        flag(call, "RequireSymbols"),
                        flag(call, "RequireNumbers"),
                        flag(call, "RequireUppercaseCharacters"),
                        flag(call, "RequireLowercaseCharacters"),
                        flag(call, "AllowUsersToChangePassword"),
                        call.input().optionalInt("MaxPasswordAge").orElse(0),
                        call.input().optionalInt("PasswordReusePrevention").orElse(0),
                        flag(call, "HardExpiry"));
        account.change(state -> state.put(Tables.PASSWORD_POLICY, Tables.ACCOUNT, policy));
    }

    private Struct get(Call call) {
        PasswordPolicy policy =
                account.read().get(Tables.PASSWORD_POLICY, Tables.ACCOUNT).orElseThrow(this::none);
        Struct shape =
                Struct.builder()
                        .put("MinimumPasswordLength", policy.minimumLength())
                        .put("RequireSymbols", policy.symbols())
                        .put("RequireNumbers", policy.numbers())
                        .put("RequireUppercaseCharacters", policy.upperCase())
                        .put("RequireLowercaseCharacters", policy.lowerCase())
                        .put("AllowUsersToChangePassword", policy.usersMayChange())
                        .put("ExpirePasswords", policy.maxAge() > 0)
                        .put("MaxPasswordAge", positive(policy.maxAge()))
                        .put("PasswordReusePrevention", positive(policy.reusePrevention()))
                        .put("HardExpiry", policy.hardExpiry())
                        .build();
        return Struct.builder().put("PasswordPolicy", shape).build();
    }

    private void delete(Call call) {
        account.change(
                state -> {
                    if (state.get(Tables.PASSWORD_POLICY, Tables.ACCOUNT).isEmpty()) {
                        throw none();
                    }
                    state.delete(Tables.PASSWORD_POLICY, Tables.ACCOUNT);
                });
    }

    private static boolean flag(Call call, String member) {
        return call.input().optionalBoolean(member).orElse(false);
    }

    private static Optional<Integer> positive(int number) {
        return number > 0 ? Optional.of(number) : Optional.empty();
    }

    private ApiException none() {
        return IamError.noSuchEntity(
                "The Password Policy with domain name " + account.id() + " cannot be found.");
    }
}
