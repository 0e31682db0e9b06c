package cloister.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class ValidatorTest {
    private static final ServiceModel SAGEMAKER = ServiceModel.load("sagemaker");
    private static final ServiceModel IAM = ServiceModel.load("iam");

    @Test
    void what_the_model_allows_passes() {
        assertThatCode(
                        () ->
                                check(
                                        SAGEMAKER,
                                        "CreateUserProfile",
                                        Struct.builder()
                                                .put("DomainId", "d-abc")
                                                .put("UserProfileName", "user-a1")
                                                .build()))
                .doesNotThrowAnyException();
    }

    @Test
    void errors_are_counted_and_joined() {
        assertInvalid(
                SAGEMAKER,
                "CreateUserProfile",
                Struct.builder().put("UserProfileName", "a_b").build(),
                "ValidationException",
                "2 validation errors detected: Value null at 'domainId' failed to satisfy"
                        + " constraint: Member must not be null; Value 'a_b' at 'userProfileName'"
                        + " failed to satisfy constraint: Member must satisfy regular expression"
                        + " pattern: ^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");
    }

    @Test
    void a_value_that_is_too_long_is_not_held_against_the_pattern() {
        String name = "-".repeat(100_000);
        assertInvalid(
                SAGEMAKER,
                "DescribeUserProfile",
                Struct.builder().put("DomainId", "d-1").put("UserProfileName", name).build(),
                "ValidationException",
                "1 validation error detected: Value '"
                        + "-".repeat(1024)
                        + "...' at 'userProfileName' failed to satisfy constraint: Member must have"
                        + " length less than or equal to 63");
    }

    @Test
    void an_enumeration_lists_its_values() {
        assertInvalid(
                SAGEMAKER,
                "ListUserProfiles",
                Struct.builder().put("SortOrder", "Up").build(),
                "ValidationException",
                "1 validation error detected: Value 'Up' at 'sortOrder' failed to satisfy"
                    + " constraint: Member must satisfy enum value set: [Ascending, Descending]");
    }

    @Test
    void members_of_elements_are_named_by_their_place() {
        Struct tag = Struct.builder().put("Key", "").build();
        assertInvalid(
                SAGEMAKER,
                "AddTags",
                Struct.builder()
                        .put("ResourceArn", "arn:aws:sagemaker:us-east-1:123456789012:app/x")
                        .put("Tags", List.of(tag))
                        .build(),
                "ValidationException",
                "2 validation errors detected: Value '' at 'tags.1.member.key' failed to satisfy"
                    + " constraint: Member must have length greater than or equal to 1; Value null"
                    + " at 'tags.1.member.value' failed to satisfy constraint: Member must not be"
                    + " null");
    }

    @Test
    void a_list_answers_for_its_elements_with_all_that_they_must_satisfy() {
        assertInvalid(
                IAM,
                "UntagUser",
                Struct.builder().put("UserName", "u").put("TagKeys", List.of("a", "#")).build(),
                "ValidationError",
                "1 validation error detected: Value '[a, #]' at 'tagKeys' failed to satisfy"
                    + " constraint: Member must satisfy constraint: [Member must have length less"
                    + " than or equal to 128, Member must have length greater than or equal to 1,"
                    + " Member must satisfy regular expression pattern:"
                    + " [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+]");
    }

    @Test
    void a_map_answers_for_its_keys_and_values() {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(
                        () ->
                                check(
                                        SAGEMAKER,
                                        "CreateTrainingJob",
                                        Struct.builder()
                                                .put(
                                                        "HyperParameters",
                                                        Map.of("k".repeat(257), "v"))
                                                .build()))
                .withMessageContaining(
                        "at 'hyperParameters' failed to satisfy constraint: Map keys must satisfy"
                            + " constraint: [Member must have length less than or equal to 256");
    }

    @Test
    void a_number_out_of_its_range_is_told() {
        assertInvalid(
                SAGEMAKER,
                "ListDomains",
                Struct.builder().put("MaxResults", 101).build(),
                "ValidationException",
                "1 validation error detected: Value '101' at 'maxResults' failed to satisfy"
                        + " constraint: Member must have value less than or equal to 100");
    }

    @Test
    void a_secret_is_not_echoed() {
        assertInvalid(
                IAM,
                "ChangePassword",
                Struct.builder()
                        .put("OldPassword", "o".repeat(129))
                        .put("NewPassword", "secret")
                        .build(),
                "ValidationError",
                "1 validation error detected: Value at 'oldPassword' failed to satisfy constraint:"
                        + " Member must have length less than or equal to 128");
    }

    @Test
    void a_pattern_that_backtracks_without_end_counts_as_no_match() {
        ConstraintPattern evil = new ConstraintPattern("(a*)*b");
        assertThat(evil.matches("a".repeat(5000))).isFalse();
        assertThat(new ConstraintPattern("(a|b)*c").matches("ab".repeat(500_000))).isFalse();
        assertThat(evil.matches("aab")).isTrue();
    }

    private static void assertInvalid(
            ServiceModel service, String operation, Struct input, String code, String message) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> check(service, operation, input))
                .satisfies(
                        error -> {
                            assertThat(error.text()).isEqualTo(message);
                            assertThat(error.code()).isEqualTo(code);
                            assertThat(error.status()).isEqualTo(400);
                        });
    }

    private static void check(ServiceModel service, String operation, Struct input) {
        Validator.check(service.operation(operation).orElseThrow(), input, Protocol.of(service));
    }
}
