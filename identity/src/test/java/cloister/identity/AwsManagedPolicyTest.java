package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.policy.PolicyDocument;
import cloister.policy.PolicyKind;

import org.junit.jupiter.api.Test;

final class AwsManagedPolicyTest {
    @Test
    void each_can_be_decided_by_and_is_within_its_quota() {
        assertThat(AwsManagedPolicy.all())
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        policy -> {
                            PolicyDocument document =
                                    PolicyDocument.parse(policy.document(), PolicyKind.MANAGED);
                            assertThat(document.size()).isLessThan(PolicyKind.MANAGED.quota());
                            assertThat(policy.id()).matches("ANPA[A-Z2-7]{17}");
                        });
    }

    @Test
    void each_is_found_by_its_arn() {
        assertThat(AwsManagedPolicy.all())
                .allSatisfy(
                        policy -> assertThat(AwsManagedPolicy.find(policy.arn())).contains(policy));
        assertThat(AwsManagedPolicy.find("arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"))
                .isPresent();
    }
}
