package cloister.cli.export;

import cloister.cli.stack.Kind;
import cloister.cli.stack.Mark;
import cloister.cli.stack.Network;
import cloister.cli.stack.Resource;
import cloister.cli.stack.Wanted;
import cloister.cli.teams.Renderer;
import cloister.cli.teams.Teams;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What is handed to another tool: the same resources that {@code apply} makes, for whatever account
 * the tool finds itself in.
 *
 * @param endpoint a server that speaks AWS's protocols; empty for AWS
 */
public record Exported(Teams teams, List<Resource> resources, Optional<URI> endpoint) {
    /** What stands for the account's number in all texts until the tool fills it in. */
    static final String ACCOUNT = "@ACCOUNT@";

    public Exported {
        resources = List.copyOf(resources);
    }

    /** What a file stands for. */
    public static Exported of(Teams teams, Optional<URI> endpoint) {
        Teams anywhere = teams.in(ACCOUNT, teams.region());
        return new Exported(teams, Wanted.of(Renderer.render(anywhere)), endpoint);
    }

    Mark mark() {
        return new Mark(teams.domain());
    }

    List<Resource> of(Kind kind) {
        return resources.stream().filter(resource -> resource.kind() == kind).toList();
    }

    /** The name of the set-up's policy with that ARN; empty where it is another's. */
    Optional<String> ownPolicy(String arn) {
        String prefix = Wanted.policyArn(ACCOUNT, mark(), "");
        return arn.startsWith(prefix)
                ? Optional.of(arn.substring(prefix.length()))
                : Optional.empty();
    }

    /** A role's name, from its ARN. */
    static String role(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** The domain's network; empty where the file names none and it is for AWS. */
    Optional<Network> network() {
        return teams.vpc()
                .map(vpc -> new Network(vpc, teams.subnets()))
                .or(() -> endpoint.map(any -> Network.NONE));
    }
}
