package cloister.policy;

import java.util.Optional;

/** One principal that a policy names. */
sealed interface NamedPrincipal {
    /** {@code *}: everyone, anonymous callers too. */
    record Everyone() implements NamedPrincipal {}

    /** An account, by its number or by its root user's ARN. */
    record Account(String account) implements NamedPrincipal {}

    /** A user, role, role session or federated user by its ARN. */
    record ByArn(String arn) implements NamedPrincipal {}

    /** A service by its name, {@code sagemaker.amazonaws.com}. */
    record Service(String name) implements NamedPrincipal {}

    /** An identity provider, by its ARN or its domain. */
    record Provider(String name) implements NamedPrincipal {}

    /** What Cloister has none of: an S3 canonical user. */
    record CanonicalUser(String id) implements NamedPrincipal {}

    static NamedPrincipal of(PrincipalElement.Entry entry) {
        String value = entry.value().text();
        return switch (entry.type()) {
            case "Service" -> new Service(value);
            case "Federated" -> new Provider(value);
            case "CanonicalUser" -> new CanonicalUser(value);
            default -> ofAws(value);
        };
    }

    private static NamedPrincipal ofAws(String value) {
        if (value.equals("*")) {
            return new Everyone();
        }
        if (isAccountNumber(value)) {
            return new Account(value);
        }
        Optional<Arn> arn = Arn.parse(value);
        return arn.isPresent()
                        && arn.get().service().equals("iam")
                        && arn.get().resource().equals("root")
                ? new Account(arn.get().account())
                : new ByArn(value);
    }

    static boolean isAccountNumber(String text) {
        return text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    default boolean isEveryone() {
        return this instanceof Everyone;
    }

    default boolean isAccount(String account) {
        return this instanceof Account(String named) && named.equals(account);
    }

    /** How it means a principal. */
    default Grant grant(Principal principal) {
        return switch (this) {
            case Everyone() -> Grant.DIRECT;
            case Account(String account) ->
                    !account.equals(principal.account())
                            ? Grant.NONE
                            : principal.type() == PrincipalType.ROOT ? Grant.DIRECT : Grant.ACCOUNT;
            case ByArn(String arn) -> byArn(arn, principal);
            case Service(String name) ->
                    direct(
                            principal.type() == PrincipalType.SERVICE
                                    && principal.arn().equals(name));
            case Provider(String name) ->
                    direct(
                            principal.type() == PrincipalType.FEDERATED_USER
                                    && principal.arn().equals(name));
            case CanonicalUser(String ignored) -> Grant.NONE;
        };
    }

    private static Grant byArn(String arn, Principal principal) {
        return switch (principal.type()) {
            case USER, ROOT, FEDERATED_USER -> direct(principal.arn().equals(arn));
            case ASSUMED_ROLE ->
                    principal.arn().equals(arn)
                            ? Grant.DIRECT
                            : principal.principalArn().equals(arn) ? Grant.ROLE : Grant.NONE;
            case SERVICE, ANONYMOUS -> Grant.NONE;
        };
    }

    private static Grant direct(boolean matches) {
        return matches ? Grant.DIRECT : Grant.NONE;
    }
}
