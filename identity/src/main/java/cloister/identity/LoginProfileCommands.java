package cloister.identity;

import cloister.store.Reader;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operations on users' passwords. */
record LoginProfileCommands(Account account) implements CommandGroup {
    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:CreateLoginProfile", this::create);
        commands.put("iam:GetLoginProfile", this::get);
        commands.put("iam:UpdateLoginProfile", CommandGroup.quiet(this::update));
        commands.put("iam:DeleteLoginProfile", CommandGroup.quiet(this::delete));
        commands.put("iam:ChangePassword", CommandGroup.quiet(this::changePassword));
    }

    private Struct create(Call call) {
        String password =
                call.input()
                        .optionalString("Password")
                        .orElseThrow(() -> IamError.validation("A password is needed."));
        checkByPolicy(account.read(), password);
        PasswordHash hash = PasswordHash.of(password);
        return account.write(
                state -> {
                    User user = Input.user(state, call);
                    if (state.get(Tables.LOGIN_PROFILES, user.id()).isPresent()) {
                        throw IamError.alreadyExists(
                                "Login Profile for user " + user.name() + " already exists.");
                    }
                    LoginProfile profile =
                            new LoginProfile(
                                    user.id(),
                                    Input.now(call),
                                    Input.now(call),
                                    resetRequired(call).orElse(false),
                                    hash,
                                    List.of());
                    state.put(Tables.LOGIN_PROFILES, user.id(), profile);
                    return output(user, profile);
                });
    }

    private Struct get(Call call) {
        Reader state = account.read();
        User user = Input.user(state, call);
        return output(user, profile(state, user));
    }

    /** Hashing takes long by intent, so that it comes before the write that it would hold up. */
    private void update(Call call) {
        Reader state = account.read();
        User user = Input.user(state, call);
        LoginProfile before = profile(state, user);
        boolean reset = resetRequired(call).orElse(before.resetRequired());
        LoginProfile after =
                call.input()
                        .optionalString("Password")
                        .map(password -> chosen(state, before, password, reset, call))
                        .orElseGet(() -> before.resetting(reset));
        replace(before, after);
    }

    private void delete(Call call) {
        account.change(
                state -> {
                    User user = Input.user(state, call);
                    profile(state, user);
                    state.delete(Tables.LOGIN_PROFILES, user.id());
                });
    }

    private void changePassword(Call call) {
        Reader state = account.read();
        User user =
                EntityKind.USER
                        .byId(state, call.caller().userId())
                        .orElseThrow(
                                () ->
                                        new ApiException(
                                                "InvalidUserType",
                                                "Only IAM users have passwords to change.",
                                                400));
        LoginProfile before = profile(state, user);
        if (!before.password().matches(call.input().string("OldPassword"))) {
            throw IamError.accessDenied("The old password was incorrect.");
        }
        replace(before, chosen(state, before, call.input().string("NewPassword"), false, call));
    }

    private static LoginProfile chosen(
            Reader state, LoginProfile before, String password, boolean reset, Call call) {
        checkByPolicy(state, password);
        int unusable =
                state.get(Tables.PASSWORD_POLICY, Tables.ACCOUNT)
                        .map(PasswordPolicy::reusePrevention)
                        .orElse(0);
        if (before.knows(password, unusable)) {
            throw PasswordPolicy.violation("Password has been used before.");
        }
        return before.withPassword(PasswordHash.of(password), reset, Input.now(call));
    }

    private void replace(LoginProfile before, LoginProfile after) {
        account.change(
                state -> {
                    if (!state.get(Tables.LOGIN_PROFILES, before.userId())
                            .equals(Optional.of(before))) {
                        throw new ApiException(
                                "EntityTemporarilyUnmodifiable",
                                "The login profile was changed at the same time: try again.",
                                409);
                    }
                    state.put(Tables.LOGIN_PROFILES, before.userId(), after);
                });
    }

    private static void checkByPolicy(Reader state, String password) {
        Optional<PasswordPolicy> policy = state.get(Tables.PASSWORD_POLICY, Tables.ACCOUNT);
        if (policy.isPresent()) {
            policy.get().check(password);
        } else {
            PasswordPolicy.checkDefault(password);
        }
    }

    private static LoginProfile profile(Reader state, User user) {
        return state.get(Tables.LOGIN_PROFILES, user.id())
                .orElseThrow(
                        () ->
                                IamError.noSuchEntity(
                                        "Login Profile for User "
                                                + user.name()
                                                + " cannot be found."));
    }

    private static Optional<Boolean> resetRequired(Call call) {
        return call.input().optionalBoolean("PasswordResetRequired");
    }

    private static Struct output(User user, LoginProfile profile) {
        Struct shape =
                Struct.builder()
                        .put("UserName", user.name())
                        .put("CreateDate", profile.created())
                        .put("PasswordResetRequired", profile.resetRequired())
                        .build();
        return Struct.builder().put("LoginProfile", shape).build();
    }
}
