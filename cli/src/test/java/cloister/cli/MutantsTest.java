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
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Weakens the hardened blueprint at random, holds the solver against the exhaustive search of a
 * small world, and makes what the search finds on a server. {@code -Dcloister.mutants=1000} tries
 * so many, {@code -Dcloister.mutants.threads=2} so many at a time.
 */
final class MutantsTest {
    private static final int MUTANTS = Integer.getInteger("cloister.mutants", 5);
    private static final int THREADS = Integer.getInteger("cloister.mutants.threads", 1);
    private static final long SEED = Long.getLong("cloister.seed", 20261124L);
    private static final int LONGEST = 2;

    /** Most of what a mutant is asked was asked of others. */
    private static final Set<String> IMPOSSIBLE = ConcurrentHashMap.newKeySet();

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
        List<Mutant> mutants = Mutant.of(hardened, MUTANTS, new Random(SEED));
        MutantTable table = new MutantTable();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Optional<MutantTable.Entry>>> tried = new ArrayList<>();
            for (Mutant mutant : mutants) {
                Callable<Optional<MutantTable.Entry>> task = () -> judged(mutant);
                tried.add(threads.submit(task));
            }
            for (Future<Optional<MutantTable.Entry>> each : tried) {
                each.get().ifPresent(table::add);
                table.progress();
            }
        }
        table.print();
        assertThat(mutants).hasSize(MUTANTS);
        assertThat(table.unsound()).isEmpty();
    }

    /** What became of a mutant; empty where it is no policy any more. */
    private static Optional<MutantTable.Entry> judged(Mutant mutant) {
        Setup setup;
        try {
            setup = ProofSetup.of(mutant.rendering());
        } catch (MalformedPolicyException notAPolicy) {
            return Optional.empty();
        }
        World world = World.of(setup, "SageMakerStudioDeveloperTeamARole").orElseThrow();
        Map<Property, List<Call>> attacks = new Search(world, LONGEST).run();
        Proof proof = Prover.prove(setup, 0, IMPOSSIBLE);
        List<String> unsound =
                attacks.entrySet().stream()
                        .filter(attack -> isProved(attack.getKey(), proof))
                        .map(
                                attack ->
                                        "%s: %s by %s"
                                                .formatted(
                                                        mutant.words(),
                                                        attack.getKey().words(),
                                                        attack.getValue()))
                        .toList();
        List<String> failures = new ArrayList<>();
        Set<List<Call>> distinct = new HashSet<>(attacks.values());
        for (List<Call> calls : distinct) {
            new EmbeddedReplay()
                    .fails(world, calls)
                    .ifPresent(why -> failures.add(mutant.words() + ": " + calls + ": " + why));
        }
        boolean proved = proof.findings().isEmpty() && proof.unsure().isEmpty();
        boolean certain =
                proof.findings().values().stream()
                        .anyMatch(all -> all.stream().anyMatch(finding -> finding.confirmed()));
        return Optional.of(
                new MutantTable.Entry(
                        mutant.kind(),
                        distinct.size(),
                        proved
                                ? MutantTable.Solved.PROVED
                                : certain
                                        ? MutantTable.Solved.BROKEN
                                        : MutantTable.Solved.UNDECIDED,
                        failures,
                        unsound));
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
