package cloister.policy;

import static cloister.policy.Question.ALICE;
import static cloister.policy.Question.allow;
import static cloister.policy.Question.by;
import static cloister.policy.Question.deny;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The index by action and resource changes no decision: it agrees with asking every statement. */
final class IndexTest {
    private static final List<String> PARTS =
            List.of("a", "b", "ab", "ba", "*", "?", "/", "${aws:username}", "alice", "");

    @Test
    void the_index_finds_what_the_explanation_of_every_statement_tells() {
        Random random = new Random(3);
        for (int world = 0; world < 300; world++) {
            List<String> statements = new ArrayList<>();
            for (int i = random.nextInt(40); i >= 0; i--) {
                statements.add(statement(random));
            }
            Question question = by(ALICE).identity(statements.toArray(String[]::new));
            for (int i = 0; i < 30; i++) {
                String resource = "arn:aws:s3:::" + text(random).replace("*", "x");
                AuthorizationRequest request = question.request("s3:Get", resource);
                Explanation explanation = Authorizer.explain(request);

                assertThat(explanation.decision().outcome())
                        .as("%s of %s", resource, statements)
                        .isEqualTo(explanation.layers().getFirst().outcome());
                assertThat(explanation.applying().stream().map(s -> s.ref()))
                        .containsAll(explanation.decision().because());
            }
        }
    }

    private static String statement(Random random) {
        String resource = random.nextInt(20) == 0 ? "*" : "arn:aws:s3:::" + text(random);
        String action = random.nextBoolean() ? "s3:Get" : "s3:Put";
        return switch (random.nextInt(8)) {
            case 0 -> deny(action, resource);
            case 1 -> allow(action, "", "'NotResource':'arn:aws:s3:::%s'".formatted(text(random)));
            default -> allow(action, resource);
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            text.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return text.toString();
    }

    @Test
    void the_longest_beginnings_are_told_apart() {
        String beginning = "arn:aws:s3:::" + "x".repeat(400);
        Question question =
                by(ALICE).identity(allow("s3:*", beginning + "a*"), deny("s3:*", beginning + "b"));

        assertThat(question.asks("s3:Get", beginning + "a").allowed()).isTrue();
        assertThat(question.asks("s3:Get", beginning + "b").outcome())
                .isEqualTo(Outcome.EXPLICIT_DENY);
        assertThat(question.asks("s3:Get", beginning).outcome()).isEqualTo(Outcome.IMPLICIT_DENY);
    }

    @Test
    void the_same_policies_are_compiled_once() throws MalformedPolicyException {
        String text = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";
        PolicySet one =
                PolicySet.compile(
                        List.of(
                                new NamedPolicy(
                                        "p", PolicyDocument.parse(text, PolicyKind.MANAGED))));
        PolicySet other =
                PolicySet.compile(
                        List.of(
                                new NamedPolicy(
                                        "p", PolicyDocument.parse(text, PolicyKind.MANAGED))));

        assertThat(other).isSameAs(one);
    }
}
