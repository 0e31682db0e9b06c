package cloister.cli.teams;

/** How people come in, a word of {@code teams.yaml}: {@code iam}, {@code saml} or {@code sso}. */
public enum SignIn {
    IAM,
    SAML,
    SSO
}
