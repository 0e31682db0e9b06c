package cloister.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class JsonProtocolTest {
    private static final ServiceModel SAGEMAKER = ServiceModel.load("sagemaker");
    private static final OperationModel CREATE = operation("CreateUserProfile");

    private final Protocol json = Protocol.of(SAGEMAKER);

    @Test
    void unknown_members_and_nulls_are_dropped() {
        Struct input =
                parse(
                        CREATE,
                        """
                        {"DomainId": "d-1", "UserProfileName": null, "Nonsense": {"a": [1]},
                         "Tags": [{"Key": "team", "Value": "TeamA"}, null],
                         "UserSettings": {"ExecutionRole": "r"}}
                        """);
        Struct tag = Struct.builder().put("Key", "team").put("Value", "TeamA").build();
        assertThat(input)
                .isEqualTo(
                        Struct.builder()
                                .put("DomainId", "d-1")
                                .put("Tags", List.of(tag))
                                .put(
                                        "UserSettings",
                                        Struct.builder().put("ExecutionRole", "r").build())
                                .build());
    }

    @Test
    void of_a_member_that_comes_twice_the_last_counts() {
        assertThat(parse(CREATE, "{\"DomainId\":\"a\",\"DomainId\":\"b\"}").string("DomainId"))
                .isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"DomainIdEquals\":1}|NUMBER_VALUE can not be converted to a String",
                "{\"DomainIdEquals\":true}|TRUE_VALUE can not be converted to a String",
                "{\"DomainIdEquals\":[]}|Start of list found where not expected",
                "{\"DomainIdEquals\":{}}|Start of structure or map found where not expected.",
                "{\"MaxResults\":\"1\"}|STRING_VALUE can not be converted to an Integer",
                "{\"MaxResults\":3000000000}|NUMBER_VALUE can not be converted to an Integer",
                "{\"MaxResults\":1e99}|NUMBER_VALUE can not be converted to an Integer",
                "[]|Start of list found where not expected",
                "{|``",
                "``|``",
                "null|``",
                "{} {}|``",
                "{\"MaxResults\":1,}|``",
            })
    void a_body_that_does_not_fit_is_a_serialization_exception(String body, String message) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> parse(operation("ListUserProfiles"), body))
                .satisfies(
                        error -> {
                            assertThat(error.code()).isEqualTo("SerializationException");
                            assertThat(error.status()).isEqualTo(400);
                            assertThat(error.text()).isEqualTo(message);
                        });
    }

    @Test
    void nesting_without_end_is_refused() {
        String deep = "{\"X\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThatExceptionOfType(ApiException.class).isThrownBy(() -> parse(CREATE, deep));
    }

    @Test
    void a_timestamp_is_written_in_seconds_to_the_millisecond() {
        Struct output =
                Struct.builder()
                        .put("DomainId", "d-1")
                        .put("CreationTime", Instant.parse("2020-01-01T00:00:00.120345Z"))
                        .build();
        HttpResponse response =
                json.writeOutput(operation("DescribeUserProfile"), output, "request-1");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers())
                .containsEntry("Content-Type", "application/x-amz-json-1.1")
                .containsEntry("x-amzn-RequestId", "request-1");
        assertThat(text(response))
                .isEqualTo("{\"DomainId\":\"d-1\",\"CreationTime\":1577836800.12}");
    }

    @Test
    void an_output_that_the_model_does_not_have_is_a_mistake_of_the_command() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(
                        () ->
                                json.writeOutput(
                                        operation("DescribeUserProfile"),
                                        Struct.builder().put("Nonsense", "x").build(),
                                        "id"))
                .withMessageContaining("has no member Nonsense");
    }

    @Test
    void a_modelled_error_has_the_message_where_its_shape_has_it() {
        HttpResponse response =
                json.writeError(
                        Optional.of(operation("DescribeUserProfile")),
                        new ApiException("ResourceNotFound", "no such profile", 400),
                        "id");
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers()).containsEntry("x-amzn-ErrorType", "ResourceNotFound");
        assertThat(text(response))
                .isEqualTo("{\"__type\":\"ResourceNotFound\",\"Message\":\"no such profile\"}");
    }

    @Test
    void an_error_of_the_protocol_needs_no_model() {
        HttpResponse response =
                json.writeError(
                        Optional.empty(),
                        new ApiException("UnknownOperationException", "", 400),
                        "");
        assertThat(text(response)).isEqualTo("{\"__type\":\"UnknownOperationException\"}");
    }

    private Struct parse(OperationModel operation, String body) {
        return json.parse(
                operation,
                new HttpRequest("POST", "/", "", Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    private static OperationModel operation(String name) {
        return SAGEMAKER.operation(name).orElseThrow();
    }

    private static String text(HttpResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
