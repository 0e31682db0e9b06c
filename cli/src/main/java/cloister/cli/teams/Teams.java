package cloister.cli.teams;

import java.util.List;
import java.util.Optional;

/**
 * What {@code teams.yaml} says, checked.
 *
 * @param account the account the set-up is for, twelve digits
 * @param domain the Studio domain's name
 * @param identityProvider the SAML provider's name in IAM, where people come in by SAML
 * @param admins IAM users that set up profiles
 */
public record Teams(
        String account,
        String region,
        String domain,
        SignIn signIn,
        Optional<String> identityProvider,
        Design design,
        List<String> admins,
        List<Team> teams,
        List<Never> never) {
    public Teams {
        admins = List.copyOf(admins);
        teams = List.copyOf(teams);
        never = List.copyOf(never);
    }
}
