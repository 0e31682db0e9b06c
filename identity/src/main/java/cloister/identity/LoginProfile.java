package cloister.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A user's password.
 *
 * @param changed when the password was set
 * @param resetRequired whether the user must choose another at sign-in
 * @param earlier passwords before it, newest first
 */
record LoginProfile(
        String userId,
        Instant created,
        Instant changed,
        boolean resetRequired,
        PasswordHash password,
        List<PasswordHash> earlier) {
    static final JsonCodec<LoginProfile> CODEC =
            new JsonCodec<>(LoginProfile::write, LoginProfile::read);

    /** As many as a password policy may forbid to use again. */
    private static final int MOST_EARLIER = 24;

    LoginProfile {
        earlier = List.copyOf(earlier);
    }

    private void write(FieldWriter out) {
        out.text("userId", userId).time("created", created).time("changed", changed);
        out.flag("resetRequired", resetRequired).child("password", password::write);
        out.children("earlier", earlier, PasswordHash::write);
    }

    private static LoginProfile read(Fields in) {
        return new LoginProfile(
                in.text("userId"),
                in.time("created"),
                in.time("changed"),
                in.flag("resetRequired"),
                PasswordHash.read(in.child("password")),
                in.children("earlier").stream().map(PasswordHash::read).toList());
    }

    LoginProfile withPassword(PasswordHash newPassword, boolean reset, Instant now) {
        List<PasswordHash> before = new ArrayList<>();
        before.add(password);
        before.addAll(earlier);
        return new LoginProfile(
                userId,
                created,
                now,
                reset,
                newPassword,
                before.subList(0, Math.min(before.size(), MOST_EARLIER)));
    }

    LoginProfile resetting(boolean reset) {
        return new LoginProfile(userId, created, changed, reset, password, earlier);
    }

    /** Whether it is the present password or one of so many before it. */
    boolean knows(String tried, int count) {
        return count > 0
                && (password.matches(tried)
                        || earlier.stream()
                                .limit(count - 1L)
                                .anyMatch(before -> before.matches(tried)));
    }
}
