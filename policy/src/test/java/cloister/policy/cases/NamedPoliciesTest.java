package cloister.policy.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

final class NamedPoliciesTest {
    private static final String READ =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}
            """;

    private final Cases cases = new Cases(false, Map.of("read.json", READ));

    @Test
    void a_case_may_name_a_policy_in_place_of_a_document() {
        assertThat(cases.answer(naming("read.json")))
                .contains("\"decision\":\"allow\"", "\"policy\":\"read.json\"");
    }

    @Test
    void a_name_that_is_not_there_is_an_error_of_its_case() {
        assertThat(cases.answer(naming("write.json")))
                .isEqualTo(
                        "{\"id\":\"1\",\"error\":\"identityPolicies[0] names a policy that isn't"
                                + " there: write.json\"}");
    }

    private static String naming(String policy) {
        return """
        {"id":"1","principal":{"arn":"arn:aws:iam::123456789012:user/u"},"identityPolicies":["%s"],"request":{"action":"s3:GetObject","resource":"arn:aws:s3:::b/k"}}
        """
                .formatted(policy)
                .strip();
    }
}
