package cloister.prover.attack;

import cloister.policy.Grants;
import cloister.policy.Principal;

/**
 * Somebody with credentials.
 *
 * @param name {@code userA1}, {@code userA1's notebook}
 * @param user whose profile is theirs
 * @param team the team's name; empty of an administrator
 * @param holder the name of the user or role whose policies they have
 * @param notebook whether they act from a notebook, with its role
 */
public record Player(
        String name,
        String user,
        String team,
        String holder,
        boolean notebook,
        Principal principal,
        Grants grants) {
    boolean isAdministrator() {
        return team.isEmpty();
    }
}
