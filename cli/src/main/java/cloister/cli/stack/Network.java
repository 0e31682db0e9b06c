package cloister.cli.stack;

import java.util.List;

/**
 * Where a domain's Studios run.
 *
 * @param vpc the VPC's id
 * @param subnets ids of its subnets
 */
public record Network(String vpc, List<String> subnets) {
    public Network {
        subnets = List.copyOf(subnets);
    }

    /** What stands for a network where there are none, as on a server without EC2. */
    public static final Network NONE =
            new Network("vpc-0123456789abcdef0", List.of("subnet-0123456789abcdef0"));
}
