package cloister.policy.oracle;

import static cloister.policy.oracle.Trees.field;
import static cloister.policy.oracle.Trees.statement;
import static cloister.policy.oracle.Trees.with;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The engine matches wildcards by their definition, on all short patterns and texts. */
final class WildcardTest {
    private static final String BUCKET = "arn:aws:s3:::";
    private static final Json ASKED =
            with(field("action", Json.of("s3:Get")), "resource", Json.of(BUCKET + "x"));

    @Test
    void a_string_matches_as_by_the_definition() {
        compare(
                pattern -> conditioned("StringLike", pattern),
                text -> with(ASKED, "context", field("example:text", Json.of(text))));
    }

    @Test
    void the_last_part_of_an_arn_matches_as_by_the_definition() {
        compare(
                pattern -> conditioned("ArnLike", BUCKET + pattern),
                text -> with(ASKED, "context", field("example:text", Json.of(BUCKET + text))));
    }

    @Test
    void a_resource_matches_as_by_the_definition() {
        compare(
                pattern -> statement("Allow", "*", BUCKET + pattern),
                text -> with(ASKED, "resource", Json.of(BUCKET + text)));
    }

    @Test
    void an_action_matches_as_by_the_definition_whatever_the_case() {
        compare(
                pattern -> statement("Allow", "s3:x" + pattern, "*"),
                text -> with(ASKED, "action", Json.of("S3:X" + text.replace('a', 'A'))));
    }

    private static Json conditioned(String operator, String pattern) {
        Json condition = field(operator, field("example:text", Json.of(pattern)));
        return with(statement("Allow", "*", "*"), "Condition", condition);
    }

    private static void compare(Function<String, Json> policy, Function<String, Json> request) {
        List<String> texts = words(List.of("a", "b"), 6);
        assertThat(
                        words(List.of("a", "b", "*", "?"), 5).parallelStream()
                                .flatMap(p -> surprises(p, texts, policy, request)))
                .isEmpty();
    }

    private static Stream<String> surprises(
            String pattern,
            List<String> texts,
            Function<String, Json> policy,
            Function<String, Json> request) {
        Json user = Callers.all(Callers.UNTAGGED).getFirst().principal();
        Json policies = Json.of(List.of(Trees.policy(policy.apply(pattern))));
        CompiledWorld world =
                new CompiledWorld(with(field("principal", user), "identityPolicies", policies));
        return texts.stream()
                .filter(
                        text ->
                                DumbGlob.matches(pattern, text)
                                        != world.decide(request.apply(text)).equals("allow"))
                .map(text -> pattern + " against " + text);
    }

    /** All words over an alphabet, up to a length. */
    private static List<String> words(List<String> alphabet, int longest) {
        List<String> words = new ArrayList<>(List.of(""));
        for (int from = 0, length = 1; length <= longest; length++) {
            int to = words.size();
            for (; from < to; from++) {
                for (String letter : alphabet) {
                    words.add(words.get(from) + letter);
                }
            }
        }
        return words;
    }
}
