package cloister.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The policies of a permission set.
 *
 * @param inline a document
 * @param managed ARNs of AWS's policies, in the order they were attached
 * @param customer the account's own policies by path and name, {@code /team/name}
 * @param boundary one of either kind
 */
record PermissionSetPolicies(
        Optional<String> inline,
        List<String> managed,
        List<String> customer,
        Optional<String> boundary) {
    static final PermissionSetPolicies NONE =
            new PermissionSetPolicies(Optional.empty(), List.of(), List.of(), Optional.empty());

    PermissionSetPolicies {
        managed = List.copyOf(managed);
        customer = List.copyOf(customer);
    }

    static PermissionSetPolicies read(Fields in) {
        return new PermissionSetPolicies(
                in.optionalText("inline"),
                in.texts("managed"),
                in.texts("customer"),
                in.optionalText("boundary"));
    }

    void write(FieldWriter out) {
        out.text("inline", inline).texts("managed", managed).texts("customer", customer);
        out.text("boundary", boundary);
    }

    int attached() {
        return managed.size() + customer.size();
    }

    /** The ARNs of all policies attached, in an account. */
    List<String> arns(Account account) {
        return Stream.concat(managed.stream(), customer.stream())
                .map(policy -> arn(account, policy))
                .toList();
    }

    Optional<String> boundaryArn(Account account) {
        return boundary.map(policy -> arn(account, policy));
    }

    private static String arn(Account account, String policy) {
        return policy.startsWith("/") ? account.arn("policy" + policy) : policy;
    }

    PermissionSetPolicies inline(Optional<String> document) {
        return new PermissionSetPolicies(document, managed, customer, boundary);
    }

    PermissionSetPolicies boundary(Optional<String> policy) {
        return new PermissionSetPolicies(inline, managed, customer, policy);
    }

    /** With a policy more, by its ARN or its path and name. */
    PermissionSetPolicies attach(String policy) {
        return policy.startsWith("/")
                ? new PermissionSetPolicies(inline, managed, plus(customer, policy), boundary)
                : new PermissionSetPolicies(inline, plus(managed, policy), customer, boundary);
    }

    PermissionSetPolicies detach(String policy) {
        return new PermissionSetPolicies(
                inline, minus(managed, policy), minus(customer, policy), boundary);
    }

    boolean has(String policy) {
        return managed.contains(policy) || customer.contains(policy);
    }

    private static List<String> plus(List<String> policies, String policy) {
        List<String> more = new ArrayList<>(policies);
        more.add(policy);
        return more;
    }

    private static List<String> minus(List<String> policies, String policy) {
        return policies.stream().filter(other -> !other.equals(policy)).toList();
    }
}
