package cloister.cli.teams;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

    /** The role of the domain itself, which has no policy: every profile has its team's. */
    public String domainRole() {
        return Renderer.DOMAIN;
    }

    /** The domain's AuthMode in SageMaker's words. */
    public String authMode() {
        return teams.signIn() == SignIn.SSO ? "SSO" : "IAM";
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
            tags = Collections.unmodifiableMap(new TreeMap<>(tags));
            permissions = List.copyOf(permissions);
        }
    }

    /**
     * A user profile of the domain.
     *
     * @param user whose it is
     * @param team the team's name
     * @param role the execution role's name
     * @param signOnUser whom single sign-on lets in; empty where sign-in is by IAM
     */
    public record Profile(
            String name,
            String user,
            String team,
            String role,
            Map<String, String> tags,
            Optional<String> signOnUser) {
        public Profile {
            tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        }
    }
}
