package cloister.identity;

import cloister.wire.ApiException;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * What the passwords of an account's users must be like.
 *
 * @param maxAge days after which a password expires; 0 where it doesn't
 * @param reusePrevention how many passwords can't be used again
 * @param hardExpiry whether an expired password can't be changed by its user
 */
record PasswordPolicy(
        int minimumLength,
        boolean symbols,
        boolean numbers,
        boolean upperCase,
        boolean lowerCase,
        boolean usersMayChange,
        int maxAge,
        int reusePrevention,
        boolean hardExpiry) {
    static final JsonCodec<PasswordPolicy> CODEC =
            new JsonCodec<>(PasswordPolicy::write, PasswordPolicy::read);

    private static final String SYMBOLS = "!@#$%^&*()_+-=[]{}|'";
    private static final int DEFAULT_LENGTH = 8;
    private static final int DEFAULT_KINDS = 3;

    private void write(FieldWriter out) {
        out.number("minimumLength", minimumLength).flag("symbols", symbols);
        out.flag("numbers", numbers).flag("upperCase", upperCase).flag("lowerCase", lowerCase);
        out.flag("usersMayChange", usersMayChange).number("maxAge", maxAge);
        out.number("reusePrevention", reusePrevention).flag("hardExpiry", hardExpiry);
    }

    private static PasswordPolicy read(Fields in) {
        return new PasswordPolicy(
                in.number("minimumLength"),
                in.flag("symbols"),
                in.flag("numbers"),
                in.flag("upperCase"),
                in.flag("lowerCase"),
                in.flag("usersMayChange"),
                in.number("maxAge"),
                in.number("reusePrevention"),
                in.flag("hardExpiry"));
    }

    /**
     * Checks a password by this policy.
     *
     * @throws ApiException PasswordPolicyViolation
     */
    void check(String password) {
        require(password.length() >= minimumLength, "have a minimum length of " + minimumLength);
        require(!symbols || hasSymbol(password), "have at least one symbol");
        require(!numbers || has(password, Character::isDigit), "have at least one number");
        require(
                !upperCase || has(password, Character::isUpperCase),
                "have at least one uppercase letter");
        require(
                !lowerCase || has(password, Character::isLowerCase),
                "have at least one lowercase letter");
    }

    /**
     * Checks a password where an account has no policy (IAM user guide, "Set an account password
     * policy": default).
     *
     * @throws ApiException PasswordPolicyViolation
     */
    static void checkDefault(String password) {
        require(password.length() >= DEFAULT_LENGTH, "have a minimum length of " + DEFAULT_LENGTH);
        long kinds =
                List.of(
                                hasSymbol(password),
                                has(password, Character::isDigit),
                                has(password, Character::isUpperCase),
                                has(password, Character::isLowerCase))
                        .stream()
                        .filter(present -> present)
                        .count();
        require(
                kinds >= DEFAULT_KINDS,
                "have at least three of: uppercase letters, lowercase letters, numbers, symbols");
    }

    private static boolean hasSymbol(String password) {
        return has(password, character -> SYMBOLS.indexOf(character) >= 0);
    }

    private static boolean has(String password, IntPredicate kind) {
        return password.chars().anyMatch(kind);
    }

    private static void require(boolean met, String what) {
        if (!met) {
            throw violation("Password should " + what);
        }
    }

    static ApiException violation(String message) {
        return new ApiException("PasswordPolicyViolation", message, 400);
    }
}
