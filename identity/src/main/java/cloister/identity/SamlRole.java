package cloister.identity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A role that an assertion offers, with the provider whose word the role is to trust. */
public record SamlRole(String roleArn, String providerArn) {

    /** Reads {@code role ARN,provider ARN}, in either order; empty where it isn't that. */
    static Optional<SamlRole> of(String value) {
        List<String> arns = Stream.of(value.split(",")).map(String::strip).toList();
        if (arns.size() != 2) {
            return Optional.empty();
        }
        boolean roleFirst = arns.getFirst().contains(":role/");
        SamlRole role =
                new SamlRole(
                        roleFirst ? arns.getFirst() : arns.getLast(),
                        roleFirst ? arns.getLast() : arns.getFirst());
        return role.roleArn.contains(":role/") && role.providerArn.contains(":saml-provider/")
                ? Optional.of(role)
                : Optional.empty();
    }
}
