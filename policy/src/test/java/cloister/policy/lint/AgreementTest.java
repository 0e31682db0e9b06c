package cloister.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.policy.MalformedPolicyException;
import cloister.policy.PolicyDocument;
import cloister.policy.PolicyKind;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The linter and the reader that attaches policies agree on what is refused. */
class AgreementTest {
    /**
     * What IAM refuses beyond a document's grammar, by looking things up or against an entity's
     * quota: the reader takes it, and the API that attaches the policy decides.
     */
    private static final Set<Rule> BEYOND_GRAMMAR =
            Set.of(
                    PrincipalReader.BAD_PRINCIPAL,
                    PatternReader.BAD_RESOURCE,
                    ConditionReader.BAD_KEY,
                    SizeCheck.TOO_LONG);

    private static final String STRUCTURE = "{}[]:,\"\\ \n0aA*-$<“’\u00a0/#";
    private static final int MUTANTS = 60;

    static List<LintCase> cases() {
        return LintCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_has_no_error_is_read_and_what_is_refused_has_one(LintCase example) {
        agree(example.policy(), example.options());
        agree(Fixer.fix(example.policy(), example.options()), example.options());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void they_agree_on_texts_with_a_character_more_or_less(LintCase example) {
        Random random = new Random(example.name().hashCode());
        String text = Fixer.fix(example.policy(), example.options());
        for (int i = 0; i < MUTANTS; i++) {
            agree(mutant(text, random), example.options());
        }
    }

    private static String mutant(String text, Random random) {
        StringBuilder mutant = new StringBuilder(text);
        for (int change = random.nextInt(3); change >= 0 && !mutant.isEmpty(); change--) {
            int at = random.nextInt(mutant.length());
            char c = STRUCTURE.charAt(random.nextInt(STRUCTURE.length()));
            switch (random.nextInt(4)) {
                case 0 -> mutant.deleteCharAt(at);
                case 1 -> mutant.insert(at, c);
                case 2 -> mutant.setCharAt(at, c);
                default -> {
                    int to = Math.min(mutant.length(), at + random.nextInt(30));
                    mutant.insert(to, mutant.substring(at, to));
                }
            }
        }
        return mutant.toString();
    }

    private static void agree(String text, LintOptions options) {
        List<Pasted> found = TextReader.read(text, new Report());
        boolean whole =
                found.size() == 1
                        && found.getFirst().form() == PolicyForm.DOCUMENT
                        && text.strip().length()
                                == found.getFirst().span().end() - found.getFirst().span().start();
        LintResult result = Linter.lint(text, options);
        Optional<String> refused =
                refused(
                        text,
                        options.kind()
                                .orElseGet(
                                        () ->
                                                whole
                                                        ? KindGuess.of(found.getFirst())
                                                        : PolicyKind.MANAGED));
        List<String> errors =
                result.findings().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .filter(finding -> !BEYOND_GRAMMAR.contains(finding.rule()))
                        .map(finding -> finding.rule().id() + ": " + finding.message())
                        .toList();
        if (refused.isEmpty()) {
            assertThat(errors).as("read without complaint: %s", text).isEmpty();
        } else if (whole) {
            assertThat(result.count(Severity.ERROR))
                    .as("refused with «%s»: %s", refused.get(), text)
                    .isPositive();
        }
    }

    private static Optional<String> refused(String text, PolicyKind kind) {
        try {
            PolicyDocument.parse(text, kind);
            return Optional.empty();
        } catch (MalformedPolicyException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
