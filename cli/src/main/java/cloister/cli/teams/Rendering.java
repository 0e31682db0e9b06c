package cloister.cli.teams;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a {@code teams.yaml} stands for, before anything is called.
 *
 * @param groups names of IAM groups
 */
public record Rendering(
        Teams teams,
        List<Document> documents,
        List<String> groups,
        List<User> users,
        List<Role> roles,
        List<Profile> profiles) {
    public Rendering {
        documents = List.copyOf(documents);
        groups = List.copyOf(groups);
        users = List.copyOf(users);
        roles = List.copyOf(roles);
        profiles = List.copyOf(profiles);
    }

    /** An IAM user with its group. */
    public record User(String name, String group) {}

    /**
     * An IAM role.
     *
     * @param permissions ARNs of managed policies beside the blueprint's own
     */
    public record Role(String name, Map<String, String> tags, List<String> permissions) {
        public Role {
            tags = Map.copyOf(tags);
            permissions = List.copyOf(permissions);
        }
    }

    /**
     * A user profile of the domain.
     *
     * @param role the execution role's name
     * @param signOnUser whom single sign-on lets in; empty where sign-in is by IAM
     */
    public record Profile(
            String name, String role, Map<String, String> tags, Optional<String> signOnUser) {
        public Profile {
            tags = Map.copyOf(tags);
        }
    }
}
