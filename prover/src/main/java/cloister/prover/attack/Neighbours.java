package cloister.prover.attack;

import cloister.prover.Setup;
import cloister.prover.Setup.Holder;
import cloister.prover.Setup.Kind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A team made up beside the only one, as the set-up would have it: somebody to be attacked. */
record Neighbours(Setup setup, World.Team team) {
    private static final String NAME = "Neighbours";
    private static final String USER = "neighbour";

    static Neighbours of(Setup setup, World.Team own) {
        Holder like =
                setup.holders().stream()
                        .filter(h -> h.kind() == Kind.ROLE && h.name().equals(own.role()))
                        .findFirst()
                        .orElseThrow();
        String role =
                own.role().contains(own.name())
                        ? own.role().replace(own.name(), NAME)
                        : own.role() + NAME;
        Map<String, String> tags = new HashMap<>(like.tags());
        tags.put(Setup.TEAM, NAME);
        List<Holder> holders = new ArrayList<>(setup.holders());
        holders.add(new Holder(Kind.ROLE, role, tags, List.of(), like.trust(), List.of()));
        Map<String, String> marks = new HashMap<>(own.profiles().getFirst().tags());
        marks.replace(Setup.OWNER, USER);
        marks.replace(Setup.TEAM, NAME);
        Setup.Profile profile = new Setup.Profile(USER, role, marks);
        List<Setup.Profile> profiles = new ArrayList<>(setup.profiles());
        profiles.add(profile);
        return new Neighbours(
                new Setup(
                        setup.account(),
                        setup.region(),
                        holders,
                        profiles,
                        setup.never(),
                        setup.unseen(),
                        setup.assumed()),
                new World.Team(NAME, role, List.of(profile)));
    }
}
