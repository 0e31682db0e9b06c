package cloister.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The holes of the published set-up that show in a single policy are told of. */
class SeedTest {
    @ParameterizedTest
    @CsvSource({
        "seed-5-team-studio-developer, unguarded-tagging",
        "seed-5-team-studio-developer, pass-role-anywhere",
        "seed-5-team-studio-developer, pass-role-to-any-service",
        "seed-5-team-studio-developer, studio-takeover",
        "seed-5-team-studio-developer, app-in-any-profile",
        "seed-5-team-studio-developer, read-anywhere",
        "seed-5-team-studio-developer, parent-unchecked",
        "seed-5-team-studio-developer, model-unchecked",
        "seed-5-team-studio-developer, extra-tags",
        "seed-3-team-read-only, wide-pattern",
        "seed-3-team-read-only, app-in-any-profile",
        "seed-3-team-read-only, read-anywhere",
        "seed-3-team-read-only, search-shows-all",
        "seed-4-team-support-services, bad-resource",
        "seed-4-team-support-services, write-anywhere",
        "seed-4-team-support-services, permissions-anywhere",
        "seed-2c-federated-role-trust-statement, session-tags-open",
        "seed-2c-federated-role-trust-statement, bad-principal",
        "seed-2a-studio-user-iam, link-for-anyone",
        "seed-2b-studio-user-federated, link-for-anyone",
        "seed-1-admin-create-user-profile, any-tag-value",
        "seed-1-admin-create-user-profile, extra-tags",
        "printed-2a-user, broken-variable",
        "printed-2b-federated, broken-variable",
        "printed-2c-trust, placeholder-line",
        "printed-3-read-only, bad-action"
    })
    void a_hole_is_told_of(String example, String rule) {
        assertThat(rules(example)).contains(rule);
    }

    /** Printed and clean, a policy has the same warnings once its typing errors are mended. */
    @ParameterizedTest
    @CsvSource({
        "printed-1-administrator, seed-1-admin-create-user-profile",
        "printed-2a-user, seed-2a-studio-user-iam",
        "printed-2b-federated, seed-2b-studio-user-federated",
        "printed-3-read-only, seed-3-team-read-only",
        "printed-4-support, seed-4-team-support-services",
        "printed-5-developer, seed-5-team-studio-developer"
    })
    void the_printed_text_mended_is_the_clean_policy(String printed, String clean) {
        assertThat(warnings(Fixer.fix(text(printed), LintOptions.DEFAULT)))
                .isEqualTo(warnings(Fixer.fix(text(clean), LintOptions.DEFAULT)));
    }

    @Test
    void the_mended_trust_policy_has_no_error_but_what_is_to_be_filled_in() {
        String mended = Fixer.fix(text("printed-2c-trust"), LintOptions.DEFAULT);
        assertThat(Linter.lint(mended, LintOptions.DEFAULT).findings())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .extracting(finding -> finding.rule().id())
                .containsExactly("bad-principal");
    }

    private static Set<String> rules(String example) {
        return Linter.lint(text(example), LintOptions.DEFAULT).findings().stream()
                .map(finding -> finding.rule().id())
                .collect(Collectors.toSet());
    }

    private static List<String> warnings(String text) {
        return Linter.lint(text, LintOptions.DEFAULT).findings().stream()
                .map(finding -> finding.rule().id() + " " + finding.message())
                .toList();
    }

    private static String text(String example) {
        return LintCase.named(example).policy();
    }
}
