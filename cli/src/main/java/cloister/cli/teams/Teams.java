package cloister.cli.teams;

import java.util.List;
import java.util.Optional;

/**
 * What {@code teams.yaml} says, checked.
 *
 * @param namedAccount the account the set-up is for, twelve digits; empty where the file leaves it
 *     to the credentials
 * @param namedRegion empty where the file leaves it to the client's settings
 * @param domain the Studio domain's name
 * @param vpc the domain's network
 * @param subnets the network's subnets that the domain uses
 * @param identityProvider the SAML provider's name in IAM, where people come in by SAML
 * @param admins IAM users that set up profiles
 */
public record Teams(
        Optional<String> namedAccount,
        Optional<String> namedRegion,
        String domain,
        Optional<String> vpc,
        List<String> subnets,
        SignIn signIn,
        Optional<String> identityProvider,
        Design design,
        List<String> admins,
        List<Team> teams,
        List<Never> never) {
    /** The account that documents name where the file names none. */
    public static final String EXAMPLE_ACCOUNT = "123456789012";

    public static final String DEFAULT_REGION = "us-east-1";

    public Teams {
        subnets = List.copyOf(subnets);
        admins = List.copyOf(admins);
        teams = List.copyOf(teams);
        never = List.copyOf(never);
    }

    /** Twelve digits. */
    public String account() {
        return namedAccount.orElse(EXAMPLE_ACCOUNT);
    }

    public String region() {
        return namedRegion.orElse(DEFAULT_REGION);
    }

    /** The same set-up in an account and region that were found out. */
    public Teams in(String account, String region) {
        return new Teams(
                Optional.of(account),
                Optional.of(region),
                domain,
                vpc,
                subnets,
                signIn,
                identityProvider,
                design,
                admins,
                teams,
                never);
    }
}
