package cloister.server.console;

import cloister.studio.LiveApp;

import java.util.List;
import java.util.Optional;

/**
 * What belongs to a team, of what somebody may see.
 *
 * @param roles ARNs of the roles with the team's tag
 * @param users names of the users with the team's tag
 * @param studios the user profiles that work as one of the roles, or have the tag themselves
 */
public record Team(String name, List<String> roles, List<String> users, List<TeamStudio> studios) {
    /**
     * A user profile.
     *
     * @param owner whom it is for, by its tag
     * @param apps its own and its spaces', as far as they run
     */
    public record TeamStudio(
            String domainId,
            String profile,
            Optional<String> owner,
            Optional<String> executionRole,
            List<LiveApp> apps) {}
}
