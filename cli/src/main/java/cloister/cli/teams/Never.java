package cloister.cli.teams;

/**
 * A property of one's own: something that must never be possible.
 *
 * @param who a party: {@code team/NAME}, {@code user/NAME} or {@code admin/NAME}
 * @param can an action, wildcards allowed
 * @param on a party whose resources are meant, or an ARN pattern
 */
public record Never(String who, String can, String on) {}
