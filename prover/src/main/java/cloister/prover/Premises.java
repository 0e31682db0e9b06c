package cloister.prover;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** What formulas take for granted of names, checked of the names that there are. */
final class Premises {
    private static final Pattern TEAM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*");
    private static final Pattern PROFILE = Pattern.compile("[A-Za-z0-9](-*[A-Za-z0-9])*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_+=,.@-]+");

    private final Setup setup;

    Premises(Setup setup) {
        this.setup = setup;
    }

    /** What isn't as it must be, in words; nothing may be proved then. */
    List<String> unfulfilled() {
        List<String> all = new ArrayList<>();
        Map<String, String> teams = new HashMap<>();
        for (Setup.Holder role : setup.teamRoles()) {
            String team = Objects.requireNonNull(role.tags().get(Setup.TEAM));
            teams.put(role.name(), team);
            check(team, TEAM, "the team", all);
        }
        Set<String> roles = new HashSet<>(teams.keySet());
        setup.profiles().forEach(profile -> roles.add(profile.role()));
        for (Setup.Holder holder : setup.holders()) {
            if (holder.kind() == Setup.Kind.USER || roles.contains(holder.name())) {
                check(holder.name(), NAME, "the user or role", all);
            }
        }
        for (Setup.Profile profile : setup.profiles()) {
            check(profile.name(), PROFILE, "the profile", all);
            String team = profile.tags().get(Setup.TEAM);
            String runs = teams.get(profile.role());
            if (runs == null) {
                all.add(
                        "the profile %s runs with %s, which has no tag %s or isn't there"
                                .formatted(profile.name(), profile.role(), Setup.TEAM));
            } else if (team != null && !team.equals(runs)) {
                all.add(
                        "the profile %s is tagged as %s's and runs with the role of %s"
                                .formatted(profile.name(), team, runs));
            }
        }
        return all;
    }

    private static void check(String name, Pattern pattern, String what, List<String> into) {
        if (!pattern.matcher(name).matches()) {
            into.add(
                    "%s '%s' has a name that the formulas don't know: %s"
                            .formatted(what, name, pattern.pattern()));
        }
    }
}
