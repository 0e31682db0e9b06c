package cloister.prover.attack;

import cloister.prover.Property;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tries every sequence of calls in a world, the shorter ones first. */
public final class Search {
    private final World world;
    private final int longest;
    private long tried;

    /**
     * @param longest how many calls a sequence may have
     */
    public Search(World world, int longest) {
        this.world = world;
        this.longest = longest;
    }

    /** A shortest sequence of calls for each property that one breaks. */
    public Map<Property, List<Call>> run() {
        Map<Property, List<Call>> found = new EnumMap<>(Property.class);
        Set<State> seen = new HashSet<>();
        List<Path> open = List.of(new Path(world.start(), List.of()));
        seen.add(world.start());
        for (int length = 1; length <= longest; length++) {
            List<Path> next = new ArrayList<>();
            for (Path path : open) {
                for (Player player : world.players()) {
                    for (Move move : Moves.of(world, player, path.state())) {
                        tried++;
                        List<Call> calls = new ArrayList<>(path.calls());
                        calls.add(move.call());
                        move.breaks().forEach(broken -> found.putIfAbsent(broken, calls));
                        if (seen.add(move.after())) {
                            next.add(new Path(move.after(), calls));
                        }
                    }
                }
            }
            open = next;
        }
        return found;
    }

    /** How many sequences of calls were tried that policy allows. */
    public long tried() {
        return tried;
    }

    /** Calls, and where they lead. */
    private record Path(State state, List<Call> calls) {}
}
