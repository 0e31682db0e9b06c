package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.cli.teams.Renderer;
import cloister.cli.teams.Rendering;
import cloister.cli.teams.TeamsReader;
import cloister.policy.MalformedPolicyException;
import cloister.prover.Proof;
import cloister.prover.Property;
import cloister.prover.Prover;
import cloister.prover.Setup;
import cloister.prover.attack.Call;
import cloister.prover.attack.Search;
import cloister.prover.attack.World;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Weakens the hardened blueprint at random, and holds the solver against the exhaustive search of a
 * small world. {@code -Dcloister.mutants=1000} tries so many.
 */
final class MutantsTest {
    private static final int MUTANTS = Integer.getInteger("cloister.mutants", 5);
    private static final long SEED = Long.getLong("cloister.seed", 20261124L);
    private static final int LONGEST = 2;
    private static final String TEAMS =
            """
            version: 1
            domain: {name: research, signIn: iam}
            blueprint: hardened
            admins: [studio-admin]
            teams:
              TeamA: {users: [userA1, userA2], bucket: team-a-data, projects: [vision]}
              TeamB: {users: [userB1], bucket: team-b-data}
            """;

    @Test
    void nothing_is_proved_of_a_weakened_blueprint_that_a_search_can_break() throws Exception {
        Rendering hardened = Renderer.render(TeamsReader.read(TEAMS));
        Random random = new Random(SEED);
        Set<String> tried = new HashSet<>();
        List<String> unsound = new ArrayList<>();
        int broken = 0;
        int caught = 0;
        int tries = 0;
        while (tried.size() < MUTANTS && tries++ < 50 * MUTANTS) {
            Optional<Mutant> mutant = Mutant.of(hardened, random);
            if (mutant.isEmpty() || !tried.add(mutant.get().words() + tries / 400)) {
                continue;
            }
            Optional<Setup> setup = read(mutant.get());
            if (setup.isEmpty()) {
                continue;
            }
            Map<Property, List<Call>> attacks = attacks(setup.get());
            Proof proof = Prover.prove(setup.get());
            broken += attacks.isEmpty() ? 0 : 1;
            caught += proof.findings().isEmpty() && proof.unsure().isEmpty() ? 0 : 1;
            for (Property property : attacks.keySet()) {
                if (isProved(property, proof)) {
                    unsound.add(
                            "%s: %s by %s"
                                    .formatted(
                                            mutant.get().words(),
                                            property.words(),
                                            attacks.get(property)));
                }
            }
        }
        System.out.printf(
                "%d mutants: the search breaks %d, the solver proves %d, %d unsound answers%n",
                tried.size(), broken, tried.size() - caught, unsound.size());
        assertThat(unsound).isEmpty();
        assertThat(caught).isGreaterThanOrEqualTo(broken);
    }

    private static Optional<Setup> read(Mutant mutant) {
        try {
            return Optional.of(ProofSetup.of(mutant.rendering()));
        } catch (MalformedPolicyException notAPolicy) {
            return Optional.empty();
        }
    }

    private static Map<Property, List<Call>> attacks(Setup setup) {
        return new Search(
                        World.of(setup, "SageMakerStudioDeveloperTeamARole").orElseThrow(), LONGEST)
                .run();
    }

    /** Proved by itself and by what it rests on, as the verdict is made. */
    private static boolean isProved(Property property, Proof proof) {
        List<Property> needed =
                property == Property.ADMINS
                        ? List.of(property)
                        : List.of(
                                property,
                                Property.TAGS,
                                Property.ROLES,
                                Property.PASSES,
                                Property.NAMES);
        return needed.stream()
                .map(Property::words)
                .noneMatch(
                        name ->
                                proof.findings().containsKey(name)
                                        || proof.unsure().containsKey(name));
    }
}
