package cloister.prover;

import cloister.prover.attack.Call;
import cloister.prover.attack.World;

import java.util.List;
import java.util.Optional;

/** Makes calls on a real server that is set up as a world is. */
@FunctionalInterface
public interface Replay {
    /** Why the calls don't do what they should; empty where they do. */
    Optional<String> fails(World world, List<Call> calls);
}
