package cloister.cli.teams;

/**
 * Which set of policies the blueprint stands for, a word of {@code teams.yaml}: {@code classic} is
 * the post's policies as printed, {@code hardened} gives the same abilities without their holes.
 */
public enum Design {
    CLASSIC,
    HARDENED
}
