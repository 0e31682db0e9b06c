package cloister.identity;

import cloister.identity.CompiledPolicies.Named;
import cloister.policy.Arn;
import cloister.policy.PolicySet;
import cloister.policy.Principal;
import cloister.policy.PrincipalType;
import cloister.store.Reader;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds whom a simulation is about (IAM API reference: SimulatePrincipalPolicy, PolicySourceArn).
 */
record SimulatedPrincipals(Account account, Standings standings, CompiledPolicies policies) {
    /** A session without a user's name or tags: what is simulated says who asks, or nobody does. */
    SimulatedPrincipal nobody() {
        Principal principal =
                new Principal(
                        PrincipalType.ASSUMED_ROLE,
                        "arn:aws:sts::" + account.id() + ":assumed-role/simulation/simulation",
                        account.id(),
                        Map.of());
        return new SimulatedPrincipal(principal, PolicySet.EMPTY, Optional.empty(), Map.of());
    }

    /**
     * A user, group or role with its policies.
     *
     * @throws cloister.wire.ApiException NoSuchEntity
     */
    SimulatedPrincipal existing(String arn) {
        Reader state = account.read();
        return EntityKind.USER
                .byArn(state, account, arn)
                .map(user -> of(user))
                .or(() -> EntityKind.ROLE.byArn(state, account, arn).map(role -> of(role)))
                .or(
                        () ->
                                EntityKind.GROUP
                                        .byArn(state, account, arn)
                                        .map(group -> of(standings.group(state, group))))
                .orElseThrow(
                        () ->
                                IamError.noSuchEntity(
                                        "No user, group or role has the ARN " + arn + "."));
    }

    /**
     * Who an ARN says is calling.
     *
     * @throws cloister.wire.ApiException InvalidInput where it isn't a user's, a role's, a
     *     session's or the root user's
     */
    Principal caller(String text) {
        Arn arn =
                Arn.parse(text)
                        .orElseThrow(() -> IamError.invalidInput("CallerArn is no ARN: " + text));
        String kind = arn.resource().replaceFirst("/.*", "");
        PrincipalType type =
                switch (kind) {
                    case "user" -> PrincipalType.USER;
                    case "role", "assumed-role" -> PrincipalType.ASSUMED_ROLE;
                    case "federated-user" -> PrincipalType.FEDERATED_USER;
                    case "root" -> PrincipalType.ROOT;
                    default -> throw IamError.invalidInput("CallerArn is no principal's: " + text);
                };
        return new Principal(type, text, arn.account(), Map.of());
    }

    private SimulatedPrincipal of(User user) {
        Standing<User> standing = standings.user(user.id()).orElseThrow();
        String arn = account.arn(user);
        return new SimulatedPrincipal(
                new Principal(PrincipalType.USER, arn, account.id(), user.tags().byKey()),
                standing.grants().identity(),
                standing.grants().boundary(),
                ContextKeys.user(arn, user));
    }

    private SimulatedPrincipal of(Role role) {
        Standing<Role> standing = standings.role(role.id()).orElseThrow();
        return new SimulatedPrincipal(
                new Principal(
                        PrincipalType.ASSUMED_ROLE,
                        account.sessionArn(role, "simulation"),
                        account.id(),
                        role.tags().byKey()),
                standing.grants().identity(),
                standing.grants().boundary(),
                Map.of("aws:PrincipalArn", List.of(account.arn(role))));
    }

    private SimulatedPrincipal of(List<Named> group) {
        SimulatedPrincipal nobody = nobody();
        return new SimulatedPrincipal(
                nobody.principal(), policies.layer(group), Optional.empty(), Map.of());
    }
}
