package cloister.cli.teams;

import java.util.List;
import java.util.Optional;

/**
 * A team, isolated from every other.
 *
 * @param name the value of its members' tag {@code team}
 * @param users IAM user names, or values of the tag {@code studiouserid} where people federate
 * @param bucket its S3 bucket
 * @param repositories its ECR repositories
 * @param projects what the tag "project" of its resources may be; anything where there are none
 * @param permissions ARNs of managed policies that its role has beside the blueprint's
 */
public record Team(
        String name,
        List<String> users,
        Optional<String> bucket,
        List<String> repositories,
        List<String> projects,
        List<String> permissions) {
    public Team {
        users = List.copyOf(users);
        repositories = List.copyOf(repositories);
        projects = List.copyOf(projects);
        permissions = List.copyOf(permissions);
    }

    /** The name of the execution role its members' Studios run with. */
    public String roleName() {
        return "SageMakerStudioDeveloper" + name + "Role";
    }
}
