package cloister.server.facts;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.identity.Identity;
import cloister.identity.IdentitySettings;
import cloister.policy.reference.ServiceAction;
import cloister.server.facts.ActionFacts.Touched;
import cloister.store.MemoryStore;
import cloister.studio.Studio;
import cloister.studio.StudioSettings;
import cloister.wire.OperationModel;
import cloister.wire.ServiceModel;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Every operation served is bound: nothing that AWS's reference says of it is forgotten. */
class FactsCompleteTest {
    private static final Map<String, List<ServiceModel>> MODELS = new ConcurrentHashMap<>();

    /** Models that are called otherwise than the prefix of their service's actions. */
    private static final Map<String, List<String>> MODEL_NAMES =
            Map.of(
                    "sso", List.of("sso-admin"),
                    "sagemaker", List.of("sagemaker", "sagemaker-metrics"));

    static Collection<String> served() {
        MemoryStore store = new MemoryStore();
        Identity identity =
                Identity.open(
                        store,
                        new IdentitySettings(
                                "123456789012", "AKIAROOT", "secret", Clock.systemUTC()));
        Studio studio =
                Studio.open(
                        store,
                        new StudioSettings(
                                "123456789012", () -> "", Clock.systemUTC(), role -> true));
        Collection<String> served = new TreeSet<>(identity.commands().keySet());
        served.addAll(studio.commands().keySet());
        return served;
    }

    /** The models of a service by the prefix of its IAM actions. */
    static List<ServiceModel> models(String prefix) {
        return MODELS.computeIfAbsent(
                prefix,
                name ->
                        MODEL_NAMES.getOrDefault(name, List.of(name)).stream()
                                .map(ServiceModel::load)
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("served")
    void every_resource_is_named_by_members_of_the_input(String operation) {
        Bound bound = new Bound(operation);
        List<String> unnamed = new ArrayList<>();
        for (Touched touched : bound.facts.touched(bound.action)) {
            for (List<InputPath> places : places(touched)) {
                boolean named = places.stream().anyMatch(bound.shape::leadsTo);
                if (!named && !touched.created()) {
                    unnamed.add(places + " of " + touched.binding());
                }
            }
        }
        assertThat(unnamed).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("served")
    void every_condition_key_has_a_source_or_a_reason_to_be_absent(String operation) {
        Bound bound = new Bound(operation);
        List<String> keys = bound.facts.keysOf(bound.action);
        Map<String, List<KeySource>> sources = bound.facts.file().keys(bound.action.name(), keys);
        assertThat(keys)
                .allSatisfy(
                        key ->
                                assertThat(
                                                sources.containsKey(key)
                                                        || bound.facts
                                                                .file()
                                                                .absent(key)
                                                                .isPresent())
                                        .as(key)
                                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("served")
    void every_source_reads_a_member_that_the_model_has(String operation) {
        Bound bound = new Bound(operation);
        bound.facts
                .file()
                .keys(bound.action.name(), bound.facts.keysOf(bound.action))
                .forEach(
                        (key, sources) ->
                                assertThat(sources).as(key).anyMatch(bound::readsTheModel));
    }

    @ParameterizedTest
    @MethodSource("served")
    void every_dependent_action_is_asked_for_or_has_a_reason_not_to_arise(String operation) {
        Bound bound = new Bound(operation);
        assertThat(bound.facts.needs(bound.action))
                .allSatisfy(
                        needed ->
                                assertThat(
                                                bound.facts.file().need(needed).isPresent()
                                                        || bound.facts
                                                                .file()
                                                                .unneeded(needed)
                                                                .isPresent())
                                        .as(needed)
                                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("served")
    void every_role_that_an_input_can_name_is_passed_or_has_a_reason_not_to_be(String operation) {
        Bound bound = new Bound(operation);
        assertThat(bound.shape.membersOfShape("RoleArn"))
                .allSatisfy(
                        member -> {
                            boolean passed =
                                    bound.facts.needs(bound.action).contains("iam:PassRole")
                                            && passes(bound, member);
                            assertThat(passed || bound.facts.file().notPassed(member).isPresent())
                                    .as(member)
                                    .isTrue();
                        });
    }

    @ParameterizedTest
    @MethodSource("served")
    void what_takes_tags_has_the_keys_of_request_tags(String operation) {
        Bound bound = new Bound(operation);
        OperationFacts facts = bound.facts.operation(bound.action.name());
        if (bound.shape.leadsTo(InputPath.of("Tags.Key")) && !operation.equals("sts:AssumeRole")) {
            assertThat(facts.action().requestTags()).isTrue();
            assertThat(facts.action().tagKeys()).isTrue();
        }
        if (bound.shape.leadsTo(InputPath.of("TagKeys"))) {
            assertThat(facts.action().tagKeys()).isTrue();
        }
    }

    private static boolean passes(Bound bound, String member) {
        return bound.facts.file().need("iam:PassRole").stream()
                .flatMap(need -> need.on().stream())
                .map(Touched::binding)
                .anyMatch(
                        binding ->
                                binding instanceof ArnMember arn
                                        && arn.path().steps().getLast().equals(member));
    }

    /** The places that each must name something. */
    private static List<List<InputPath>> places(Touched touched) {
        return switch (touched.binding()) {
            case ArnTemplate template -> List.copyOf(template.members().values());
            case ArnMember member -> List.of(List.of(member.path()));
            case NamedResource named when named.own() && named.path().isEmpty() ->
                    List.of(); // no name means the caller's own
            case NamedResource named ->
                    Stream.of(Optional.of(named.name()), named.path())
                            .flatMap(Optional::stream)
                            .map(List::of)
                            .toList();
            case RenamedResource renamed ->
                    List.of(
                            List.of(renamed.name()),
                            List.of(renamed.newName()),
                            List.of(renamed.newPath()));
        };
    }

    /** An operation's facts beside its model. */
    private static final class Bound {
        private final ServiceFacts facts;
        private final ServiceAction action;
        private final InputShape shape;

        Bound(String operation) {
            String[] parts = operation.split(":", 2);
            facts = ServiceFacts.of(parts[0]);
            action = facts.reference().action(parts[1]).orElseThrow();
            OperationModel model =
                    models(parts[0]).stream()
                            .flatMap(service -> service.operation(parts[1]).stream())
                            .findFirst()
                            .orElseThrow();
            shape = new InputShape(model);
            assertThat(action.name()).isEqualTo(parts[1]);
        }

        private boolean isSaid(InputPath path) {
            return facts.file().said(action.name()).contains(path.toString());
        }

        boolean readsTheModel(KeySource source) {
            return switch (source) {
                case KeySource.Members members ->
                        members.paths().stream()
                                .anyMatch(path -> shape.leadsTo(path) || isSaid(path));
                case KeySource.Pairs pairs -> shape.leadsTo(pairs.pairs());
                case KeySource.NamedBy named -> shape.leadsTo(named.name());
                case KeySource.Existing existing ->
                        existing.members().stream()
                                .allMatch(member -> shape.leadsTo(InputPath.of(member)));
                case KeySource.Constant _, KeySource.OperationName _, KeySource.MainResource _ ->
                        true;
            };
        }
    }
}
