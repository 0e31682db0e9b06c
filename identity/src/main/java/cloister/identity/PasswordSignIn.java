package cloister.identity;

import cloister.store.Reader;
import cloister.store.Transaction;
import cloister.wire.ApiException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a password, and a code after it, are an IAM user's. */
public final class PasswordSignIn {
    private final Account account;
    private final MfaDevices devices;

    /** Tried where there is no such user, so that the answer takes as long. */
    private final PasswordHash nobodys = PasswordHash.nobodys();

    PasswordSignIn(Account account, MfaDevices devices) {
        this.account = account;
        this.devices = devices;
    }

    /**
     * The user whose password it is; empty where it isn't, or nobody is called so.
     *
     * @param accountName the account's id or its alias
     */
    public Optional<PasswordUser> user(
            String accountName, String userName, String password, Instant now) {
        Reader state = account.read();
        Optional<User> user =
                isHere(state, accountName)
                        ? EntityKind.USER.find(state, userName)
                        : Optional.empty();
        Optional<LoginProfile> profile =
                user.flatMap(found -> state.get(Tables.LOGIN_PROFILES, found.id()));
        boolean right = profile.map(LoginProfile::password).orElse(nobodys).matches(password);
        return right ? user.flatMap(found -> signing(state, found, now)) : Optional.empty();
    }

    /** A user as they are now; empty where they are gone, or may not sign in any more. */
    public Optional<PasswordUser> user(String userId, Instant now) {
        Reader state = account.read();
        return EntityKind.USER.byId(state, userId).flatMap(user -> signing(state, user, now));
    }

    /** Takes a code that one of the user's devices shows now; none is taken twice. */
    public boolean takes(String userId, String code, Instant now) {
        return account.write(
                state ->
                        EntityKind.USER
                                .byId(state, userId)
                                .flatMap(
                                        user ->
                                                MfaDevices.of(state, user).stream()
                                                        .map(account::arn)
                                                        .filter(
                                                                serial ->
                                                                        uses(
                                                                                state, user, serial,
                                                                                code, now))
                                                        .findFirst())
                                .isPresent());
    }

    private boolean uses(Transaction state, User user, String serial, String code, Instant now) {
        try {
            devices.use(state, user, serial, code, now);
            return true;
        } catch (ApiException wrong) {
            return false;
        }
    }

    private Optional<PasswordUser> signing(Reader state, User user, Instant now) {
        Optional<PasswordPolicy> policy = state.get(Tables.PASSWORD_POLICY, Tables.ACCOUNT);
        return state.get(Tables.LOGIN_PROFILES, user.id())
                .filter(profile -> !(expired(policy, profile, now) && hard(policy)))
                .map(
                        profile ->
                                new PasswordUser(
                                        user.id(),
                                        user.name(),
                                        account.arn(user),
                                        !MfaDevices.of(state, user).isEmpty(),
                                        profile.resetRequired() || expired(policy, profile, now),
                                        profile.changed()));
    }

    private static boolean expired(
            Optional<PasswordPolicy> policy, LoginProfile profile, Instant now) {
        return policy.map(PasswordPolicy::maxAge)
                .filter(days -> days > 0)
                .filter(days -> now.isAfter(profile.changed().plus(Duration.ofDays(days))))
                .isPresent();
    }

    private static boolean hard(Optional<PasswordPolicy> policy) {
        return policy.filter(PasswordPolicy::hardExpiry).isPresent();
    }

    private boolean isHere(Reader state, String name) {
        return name.equals(account.id())
                || state.get(Tables.ALIAS, Tables.ACCOUNT)
                        .map(Reference::id)
                        .filter(name::equals)
                        .isPresent();
    }
}
